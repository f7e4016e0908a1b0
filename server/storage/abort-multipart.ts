import { AbortMultipartUploadCommand } from "@aws-sdk/client-s3";
import { askingStorage, isMissing } from "./asking-storage.ts";
import { placeOf } from "./places.ts";

/** Throws the parts of an unfinished upload away; one that is gone already is fine. Throws STORAGE_DOWN. */
export async function abortMultipart(upload: {
  bucket: string;
  key: string;
  storageUploadId: string;
}): Promise<void> {
  const { client, bucket } = placeOf(upload.bucket);
  const command = new AbortMultipartUploadCommand({
    Bucket: bucket,
    Key: upload.key,
    UploadId: upload.storageUploadId,
  });
  await askingStorage(() => client.send(command)).catch((error: unknown) => {
    if (!isMissing(error)) throw error;
  });
}
