import { base64OfCrc32 } from "#server/storage/checksum.ts";
import type { ThreadTask } from "./analysis-task.ts";

/** What differs between the bytes read and those that were sent, in words; null when they agree. */
export function differenceOf(
  task: Pick<ThreadTask, "sizeBytes" | "parts">,
  read: { bytes: number; checksums: readonly number[] },
): string | null {
  if (read.bytes !== task.sizeBytes) return `${read.bytes} bytes stored, ${task.sizeBytes} sent`;
  const wrong = read.checksums.findIndex((checksum, i) => {
    const sent = task.parts.checksums[i + 1];
    return sent !== undefined && sent !== base64OfCrc32(checksum);
  });
  return wrong < 0 ? null : `part ${wrong + 1} of ${read.checksums.length} is not the one that was sent`;
}
