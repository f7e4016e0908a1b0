import { crc32 } from "node:zlib";
import { GetObjectCommand, UploadPartCommand } from "@aws-sdk/client-s3";
import { abortMultipart } from "./abort-multipart.ts";
import { askingStorage } from "./asking-storage.ts";
import { base64OfCrc32 } from "./checksum.ts";
import { completeMultipart } from "./complete-multipart.ts";
import { createMultipart } from "./create-multipart.ts";
import type { PartInStorage } from "./list-parts.ts";
import type { StoragePlace } from "./places.ts";

const RELAY_PART = 8 * 1024 * 1024;

/** Carries an object from one storage to another, one part in memory at a time. Leaves nothing behind on failure. */
export async function relayObject(
  from: StoragePlace,
  to: StoragePlace,
  object: { key: string; size: number },
): Promise<void> {
  const target = { bucket: to.bucket, key: object.key };
  const storageUploadId = await createMultipart(target);
  try {
    const parts: PartInStorage[] = [];
    for (let start = 0; start < object.size; start += RELAY_PART) {
      const end = Math.min(start + RELAY_PART, object.size);
      const body = await readRange(from, object.key, start, end);
      const number = parts.length + 1;
      const command = new UploadPartCommand({
        Bucket: to.bucket,
        Key: object.key,
        UploadId: storageUploadId,
        PartNumber: number,
        Body: body,
        ContentLength: body.byteLength,
        ChecksumCRC32: base64OfCrc32(crc32(body)),
      });
      const { ETag = "" } = await askingStorage(() => to.client.send(command));
      parts.push({ number, size: body.byteLength, etag: ETag });
    }
    await completeMultipart({ ...target, storageUploadId }, parts);
  } catch (error) {
    await abortMultipart({ ...target, storageUploadId }).catch(() => {});
    throw error;
  }
}

async function readRange(from: StoragePlace, key: string, start: number, end: number): Promise<Uint8Array> {
  const range = `bytes=${start}-${end - 1}`;
  const command = new GetObjectCommand({ Bucket: from.bucket, Key: key, Range: range });
  return askingStorage(async () => {
    const { Body } = await from.client.send(command);
    const bytes = await Body?.transformToByteArray();
    if (bytes?.byteLength !== end - start) throw new Error("storage sent a part of another length");
    return bytes;
  });
}
