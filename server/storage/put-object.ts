import { crc32 } from "node:zlib";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { askingStorage } from "./asking-storage.ts";
import { base64OfCrc32 } from "./checksum.ts";
import { placeOf } from "./places.ts";

/** Writes a small object that is held in memory, its checksum verified by storage. Throws STORAGE_DOWN. */
export async function putObject(object: {
  bucket: string;
  key: string;
  body: Uint8Array;
  cacheControl?: string;
}): Promise<void> {
  const { client, bucket } = placeOf(object.bucket);
  const command = new PutObjectCommand({
    Bucket: bucket,
    Key: object.key,
    Body: object.body,
    ContentLength: object.body.byteLength,
    ContentType: "application/octet-stream",
    ChecksumCRC32: base64OfCrc32(crc32(object.body)),
    CacheControl: object.cacheControl,
  });
  await askingStorage(() => client.send(command));
}
