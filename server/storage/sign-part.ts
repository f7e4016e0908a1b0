import { UploadPartCommand } from "@aws-sdk/client-s3";
import { getSignedUrl } from "@aws-sdk/s3-request-presigner";
import { placeOf } from "./places.ts";

type Part = {
  bucket: string;
  key: string;
  storageUploadId: string;
  number: number;
  /** Bytes of the part; another length breaks the signature. */
  size: number;
  /** CRC-32, base64; storage refuses a body that differs. */
  crc32: string;
};

/**
 * An address to PUT one part to. Length and checksum are signed as headers: in the query they would not be
 * compared with the body. The caller must send the headers returned.
 */
export async function signPart(
  part: Part,
  validSeconds: number,
): Promise<{ url: string; headers: Record<string, string> }> {
  const { signer, bucket } = placeOf(part.bucket);
  const command = new UploadPartCommand({
    Bucket: bucket,
    Key: part.key,
    UploadId: part.storageUploadId,
    PartNumber: part.number,
    ContentLength: part.size,
    ChecksumCRC32: part.crc32,
  });
  const url = await getSignedUrl(signer, command, {
    expiresIn: validSeconds,
    unhoistableHeaders: new Set(["x-amz-checksum-crc32"]),
  });
  return { url, headers: { "x-amz-checksum-crc32": part.crc32 } };
}
