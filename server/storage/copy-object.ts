import { CopyObjectCommand } from "@aws-sdk/client-s3";
import { askingStorage } from "./asking-storage.ts";
import { headObject } from "./head-object.ts";
import { otherPlace, placeOf, type StoragePlace } from "./places.ts";
import { relayObject } from "./relay-object.ts";

/**
 * Copies an object to the other bucket and checks the copy's size; one that is there already is kept. Inside one
 * storage the bytes never come here, between two they pass in parts. Returns the bucket of the copy, null when
 * the source does not exist. Throws STORAGE_DOWN, also when the copy's size differs.
 */
export async function copyToOtherPlace(object: { bucket: string; key: string }): Promise<string | null> {
  const from = placeOf(object.bucket);
  const to = otherPlace(from);
  const source = await headObject(object);
  if (!source) return null;
  const present = await headObject({ bucket: to.bucket, key: object.key });
  if (present?.size === source.size) return to.bucket;
  if (from.endpoint === to.endpoint) await copyInside(to, from, object.key);
  else await relayObject(from, to, { key: object.key, size: source.size });
  const copy = await headObject({ bucket: to.bucket, key: object.key });
  if (copy?.size !== source.size) throw new Error("the copy of an object differs in size from its source");
  return to.bucket;
}

async function copyInside(to: StoragePlace, from: StoragePlace, key: string): Promise<void> {
  const command = new CopyObjectCommand({ Bucket: to.bucket, Key: key, CopySource: `${from.bucket}/${key}` });
  await askingStorage(() => to.client.send(command));
}
