import type { ModelFormat } from "#lib/geometry/detect-format.ts";

/** Triangles of the display copy made here. */
export const SHOWN_TRIANGLES = 250_000;

/** Bytes of a file that a Worker reads as a whole; a larger one waits for the server: a tab has no memory for both. */
const MOST_BYTES = 64 << 20;
/** Device memory, GiB, under which only half of that is read. Browsers that do not tell have enough. */
const SMALL_DEVICE = 4;
/** Packed formats unfold: a mesh takes about this many times the bytes of its file. */
const UNFOLDS: Partial<Record<Packed, number>> = { "3mf": 5, glb: 2, draco: 12 };
/** Whether a glTF is packed by Draco is known only once it has been read. */
type Packed = ModelFormat | "draco";

/** Whether the whole file is looked into in the browser, before the server has it. `deviceMemory` in GiB. */
export function isLookedInto(format: Packed, bytes: number, deviceMemory = 8): boolean {
  const most = deviceMemory < SMALL_DEVICE ? MOST_BYTES / 2 : MOST_BYTES;
  return bytes * (UNFOLDS[format] ?? 1) <= most;
}
