import { closeSync, openSync, readSync } from "node:fs";

const PIECE = 256 * 1024;

/**
 * A file's bytes in pieces, all in one buffer that the next piece overwrites: no garbage grows beside the geometry.
 * Readers keep no piece beyond the call it came with.
 */
export async function* filePieces(path: string): AsyncGenerator<Uint8Array> {
  const file = openSync(path, "r");
  try {
    const buffer = new Uint8Array(PIECE);
    for (let length = readSync(file, buffer); length > 0; length = readSync(file, buffer))
      yield buffer.subarray(0, length);
  } finally {
    closeSync(file);
  }
}
