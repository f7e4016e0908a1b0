const MIB = 1024 * 1024;

/** Smallest part but the last that S3 takes (AWS, "Multipart upload limits"). */
const SMALL_PART = 5 * MIB;
const LARGE_PART = 8 * MIB;
const LARGE_FROM = 128 * MIB;

export type PartPlan = { partSize: number; partCount: number };

/** How a file of `sizeBytes` (> 0) is cut: equal parts, the last one shorter. Small parts lose little when cut off. */
export function partPlan(sizeBytes: number): PartPlan {
  const partSize = sizeBytes >= LARGE_FROM ? LARGE_PART : SMALL_PART;
  return { partSize, partCount: Math.ceil(sizeBytes / partSize) };
}

/** Bytes [start, end) of part `number`, counted from 1. */
export function partRange(
  file: { sizeBytes: number; partSize: number },
  number: number,
): { start: number; end: number } {
  const start = (number - 1) * file.partSize;
  return { start, end: Math.min(start + file.partSize, file.sizeBytes) };
}
