import { CompleteMultipartUploadCommand } from "@aws-sdk/client-s3";
import { Refusal } from "#server/errors.ts";
import { askingStorage, isMissing } from "./asking-storage.ts";
import type { PartInStorage } from "./list-parts.ts";
import { placeOf } from "./places.ts";

/**
 * Puts the parts together. S3 may answer 200 and say in the body that it failed: without an ETag it did. An
 * upload that is already gone is no error here, another caller may have completed it: only HEAD decides.
 */
export async function completeMultipart(
  upload: { bucket: string; key: string; storageUploadId: string },
  parts: readonly PartInStorage[],
): Promise<void> {
  const { client, bucket } = placeOf(upload.bucket);
  const command = new CompleteMultipartUploadCommand({
    Bucket: bucket,
    Key: upload.key,
    UploadId: upload.storageUploadId,
    MultipartUpload: { Parts: parts.map(({ number, etag }) => ({ PartNumber: number, ETag: etag })) },
  });
  const answer = await askingStorage(() => client.send(command)).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw error;
  });
  if (answer && !answer.ETag)
    throw new Refusal("UNAVAILABLE", "STORAGE_DOWN", { cause: "CompleteWithoutETag" });
}
