import { Inflate } from "fflate";
import { LIMITS } from "../limits.ts";
import { GeometryRefusal } from "../refusal.ts";
import { crc32 } from "./crc32.ts";
import { packedBytes, type ZipEntry } from "./directory.ts";

/** Deflate grows at most 1032 times, so one slice never becomes more than 34 MB. */
const SLICE = 32768;

/** Bytes that one package may still unpack; shared by all its entries. */
export interface UnpackBudget {
  left: number;
}

/**
 * Unpacks one entry and hands the pieces to `take`. Refuses before unpacking what declares too much, while
 * unpacking what grows beyond its declaration, and at the end a wrong size or checksum.
 */
export function inflateEntry(
  file: Uint8Array,
  entry: ZipEntry,
  budget: UnpackBudget,
  take: (piece: Uint8Array) => void,
): void {
  const allowed = Math.min(LIMITS.zip.ratioFloorBytes + LIMITS.zip.ratio * entry.packed, budget.left);
  if (entry.unpacked > allowed) refuseSize(entry, allowed);
  let seen = 0;
  let crc = 0;
  const piece = (bytes: Uint8Array) => {
    seen += bytes.length;
    if (seen > entry.unpacked)
      throw new GeometryRefusal("MALFORMED_3MF", { byte: entry.offset }, { reason: "size" });
    crc = crc32(bytes, crc);
    take(bytes);
  };
  unpack(packedBytes(file, entry), entry, piece);
  budget.left -= seen;
  if (seen !== entry.unpacked || crc !== entry.crc) {
    throw new GeometryRefusal("MALFORMED_3MF", { byte: entry.offset }, { reason: "checksum" });
  }
}

function refuseSize(entry: ZipEntry, limitBytes: number): never {
  const params = { bytes: entry.unpacked, packedBytes: entry.packed, limitBytes };
  throw new GeometryRefusal("EXPANDS_TOO_MUCH", { byte: entry.offset }, params);
}

function unpack(packed: Uint8Array, entry: ZipEntry, piece: (bytes: Uint8Array) => void): void {
  const slices = Math.ceil(packed.length / SLICE);
  const each = (push: (slice: Uint8Array, last: boolean) => void) => {
    for (let i = 0; i < slices; i++) push(packed.subarray(i * SLICE, (i + 1) * SLICE), i === slices - 1);
  };
  if (entry.method === 0) {
    each(piece);
    return;
  }
  if (entry.method !== 8)
    throw new GeometryRefusal("MALFORMED_3MF", { byte: entry.offset }, { reason: "method" });
  const stream = new Inflate(piece);
  try {
    each((slice, last) => stream.push(slice, last));
  } catch (error) {
    if (error instanceof GeometryRefusal) throw error;
    throw new GeometryRefusal("MALFORMED_3MF", { byte: entry.offset }, { reason: "deflate" });
  }
}
