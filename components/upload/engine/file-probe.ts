import { fingerprintOf, sampleRanges } from "#lib/domain/upload/fingerprint.ts";
import { UPLOAD_LIMITS } from "#lib/domain/upload/upload-limits.ts";
import { crc32 } from "#lib/geometry/zip/crc32.ts";

const PIECE = 1024 * 1024;

/** CRC-32 of some bytes of a file, read piece by piece: the page stays responsive and memory small. */
export async function crc32Of(blob: Blob, signal?: AbortSignal): Promise<number> {
  let crc = 0;
  for (let at = 0; at < blob.size; at += PIECE) {
    signal?.throwIfAborted();
    crc = crc32(new Uint8Array(await blob.slice(at, at + PIECE).arrayBuffer()), crc);
  }
  return crc;
}

/** The form in which storage checks a CRC-32: four bytes big-endian, base64. */
export function checksumText(crc: number): string {
  return btoa(String.fromCharCode(crc >>> 24, (crc >>> 16) & 255, (crc >>> 8) & 255, crc & 255));
}

/** Tells the same file again when it is picked anew; its name and time do not matter. */
export async function fingerprint(file: Blob): Promise<string> {
  const checksums: number[] = [];
  for (const { start, end } of sampleRanges(file.size)) checksums.push(await crc32Of(file.slice(start, end)));
  return fingerprintOf(file.size, checksums);
}

/** The first bytes, by which the type is told. */
export async function headOf(file: Blob): Promise<Uint8Array> {
  return new Uint8Array(await file.slice(0, UPLOAD_LIMITS.headBytes).arrayBuffer());
}

export function base64(bytes: Uint8Array): string {
  let text = "";
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}
