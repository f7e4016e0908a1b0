const SAMPLE = 64 * 1024;
const SAMPLES = 8;

/**
 * Where a file is sampled: its first and last 64 KiB and six places between, as byte ranges [start, end) in order.
 * A short file is sampled whole. The time stamp stays out: the same file on another device carries another one.
 */
export function sampleRanges(sizeBytes: number): { start: number; end: number }[] {
  if (sizeBytes <= SAMPLE * SAMPLES) return [{ start: 0, end: sizeBytes }];
  return Array.from({ length: SAMPLES }, (_, i) => {
    const start = Math.floor(((sizeBytes - SAMPLE) * i) / (SAMPLES - 1));
    return { start, end: start + SAMPLE };
  });
}

/** The fingerprint from the size and the CRC-32 of each sample. Stored parts are compared by their own CRC besides. */
export function fingerprintOf(sizeBytes: number, checksums: readonly number[]): string {
  return [sizeBytes, ...checksums].map((part) => part.toString(36)).join("-");
}
