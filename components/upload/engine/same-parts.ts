import type { StoredPart } from "#lib/contracts/upload.ts";
import type { PartChecksums } from "./part-checksums.ts";
import type { PartsLeft } from "./parts-left.ts";
import { RefusedUpload } from "./upload-types.ts";

/**
 * Which of the parts that storage holds are those of this file. One that is there but differs means that another
 * file was picked: FILE_DIFFERS. One of another length, or without a record, is sent again.
 */
export async function sameParts(
  held: readonly StoredPart[],
  left: PartsLeft,
  checksums: PartChecksums,
): Promise<number[]> {
  const same: number[] = [];
  for (const { number, size, crc32 } of held) {
    if (crc32 === null || size !== left.sizeOf(number)) continue;
    if ((await checksums.of(number)) !== crc32) throw new RefusedUpload("FILE_DIFFERS");
    same.push(number);
  }
  return same;
}
