import { checksumText, crc32Of } from "./file-probe.ts";
import { RefusedUpload } from "./upload-types.ts";

/** CRC-32 of each part of a file, read once and remembered. */
export class PartChecksums {
  readonly #slice: (number: number) => Blob;
  readonly #known = new Map<number, string>();

  constructor(slice: (number: number) => Blob) {
    this.#slice = slice;
  }

  /** Base64, as storage checks it. Rejects with FILE_CHANGED when the file can no longer be read. */
  async of(number: number): Promise<string> {
    const known = this.#known.get(number);
    if (known) return known;
    const text = await this.#read(number);
    this.#known.set(number, text);
    return text;
  }

  /** Reads the part anew: rejects with FILE_CHANGED when it is not what it was. */
  async check(number: number): Promise<void> {
    const before = this.#known.get(number);
    if (before !== undefined && before !== (await this.#read(number)))
      throw new RefusedUpload("FILE_CHANGED");
  }

  async #read(number: number): Promise<string> {
    try {
      return checksumText(await crc32Of(this.#slice(number)));
    } catch {
      throw new RefusedUpload("FILE_CHANGED");
    }
  }
}
