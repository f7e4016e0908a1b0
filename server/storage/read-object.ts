import { GetObjectCommand } from "@aws-sdk/client-s3";
import { askingStorage, isMissing } from "./asking-storage.ts";
import { otherPlace, placeOf, type StoragePlace } from "./places.ts";

/**
 * A small object whole, from its own bucket or from the other one when its own does not answer or has lost it. Null
 * when neither holds it; throws STORAGE_DOWN when that cannot be known.
 */
export async function readObject(object: {
  bucket: string;
  key: string;
}): Promise<Uint8Array<ArrayBuffer> | null> {
  const own = placeOf(object.bucket);
  let unknown: unknown;
  for (const place of [own, otherPlace(own)]) {
    try {
      const found = await readFrom(place, object.key);
      if (found) return found;
    } catch (error) {
      unknown = error;
    }
  }
  if (unknown) throw unknown;
  return null;
}

async function readFrom(place: StoragePlace, key: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const command = new GetObjectCommand({ Bucket: place.bucket, Key: key });
  try {
    const bytes = await askingStorage(async () => {
      const { Body } = await place.client.send(command);
      return Body?.transformToByteArray();
    });
    return bytes ? new Uint8Array(bytes) : null;
  } catch (error) {
    if (isMissing(error)) return null;
    throw error;
  }
}
