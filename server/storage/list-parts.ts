import { ListPartsCommand } from "@aws-sdk/client-s3";
import { askingStorage, isMissing } from "./asking-storage.ts";
import { placeOf } from "./places.ts";

export type PartInStorage = { number: number; size: number; etag: string };

/**
 * The parts that storage holds of an open multipart upload, by number; null when it knows no such upload
 * (completed, aborted or cleaned away). Throws STORAGE_DOWN.
 */
export async function listParts(upload: {
  bucket: string;
  key: string;
  storageUploadId: string;
}): Promise<PartInStorage[] | null> {
  const { client, bucket } = placeOf(upload.bucket);
  const parts: PartInStorage[] = [];
  let marker: string | undefined;
  do {
    const command = new ListPartsCommand({
      Bucket: bucket,
      Key: upload.key,
      UploadId: upload.storageUploadId,
      PartNumberMarker: marker,
    });
    const page = await askingStorage(() => client.send(command)).catch((error: unknown) => {
      if (isMissing(error)) return null;
      throw error;
    });
    if (!page) return null;
    for (const { PartNumber = 0, Size = 0, ETag = "" } of page.Parts ?? []) {
      parts.push({ number: PartNumber, size: Size, etag: ETag });
    }
    marker = page.IsTruncated ? page.NextPartNumberMarker : undefined;
  } while (marker);
  return parts;
}
