import { createHash } from "node:crypto";
import { crc32 } from "node:zlib";

/** Weighs bytes as they pass: SHA-256 of all, CRC-32 of each part as it was signed for storage, and the count. */
export class ContentMeter {
  readonly #hash = createHash("sha256");
  readonly #partSize: number;
  readonly #checksums: number[] = [];
  #part = 0;
  #partBytes = 0;
  bytes = 0;

  /** `partSize` 0: the file was not sent in parts, it counts as one. */
  constructor(partSize: number) {
    this.#partSize = partSize || Number.MAX_SAFE_INTEGER;
  }

  push(chunk: Uint8Array): void {
    this.#hash.update(chunk);
    this.bytes += chunk.byteLength;
    let rest = chunk;
    while (rest.byteLength > 0) {
      const taken = rest.subarray(0, this.#partSize - this.#partBytes);
      this.#part = crc32(taken, this.#part);
      this.#partBytes += taken.byteLength;
      rest = rest.subarray(taken.byteLength);
      if (this.#partBytes === this.#partSize) this.#endPart();
    }
  }

  /** SHA-256 in hex, and the CRC-32 of the parts in order. Call once, after the last byte. */
  finish(): { contentHash: string; checksums: number[] } {
    if (this.#partBytes > 0) this.#endPart();
    return { contentHash: this.#hash.digest("hex"), checksums: this.#checksums };
  }

  #endPart(): void {
    this.#checksums.push(this.#part);
    this.#part = 0;
    this.#partBytes = 0;
  }
}
