import { CreateMultipartUploadCommand } from "@aws-sdk/client-s3";
import { askingStorage } from "./asking-storage.ts";
import { placeOf } from "./places.ts";

/** Opens a multipart upload and returns storage's id of it. Throws STORAGE_DOWN. */
export async function createMultipart(object: { bucket: string; key: string }): Promise<string> {
  const { client, bucket } = placeOf(object.bucket);
  const command = new CreateMultipartUploadCommand({
    Bucket: bucket,
    Key: object.key,
    ContentType: "application/octet-stream",
  });
  const answer = await askingStorage(() => client.send(command));
  if (!answer.UploadId) throw new Error("storage opened a multipart upload without an id");
  return answer.UploadId;
}
