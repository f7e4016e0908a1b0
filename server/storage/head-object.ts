import { HeadObjectCommand } from "@aws-sdk/client-s3";
import { askingStorage, isMissing } from "./asking-storage.ts";
import { placeOf } from "./places.ts";

/** Size in bytes and ETag of an object as storage holds it now; null when there is none. Throws STORAGE_DOWN. */
export async function headObject(object: {
  bucket: string;
  key: string;
}): Promise<{ size: number; etag: string } | null> {
  const { client, bucket } = placeOf(object.bucket);
  const command = new HeadObjectCommand({ Bucket: bucket, Key: object.key });
  try {
    const { ContentLength = 0, ETag = "" } = await askingStorage(() => client.send(command));
    return { size: ContentLength, etag: ETag };
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
