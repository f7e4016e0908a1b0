import { headObject } from "./head-object.ts";
import { otherPlace, placeOf } from "./places.ts";

/**
 * The bucket from which an object can be read now: its own, or the other one when its own does not answer or has
 * lost it. Null when neither holds an object of that size; throws STORAGE_DOWN when that cannot be known.
 */
export async function findCopy(object: {
  bucket: string;
  key: string;
  size?: number;
}): Promise<string | null> {
  const own = placeOf(object.bucket);
  const matches = (found: { size: number } | null) =>
    found !== null && (object.size === undefined || found.size === object.size);
  let unknown: unknown;
  for (const { bucket } of [own, otherPlace(own)]) {
    try {
      if (matches(await headObject({ bucket, key: object.key }))) return bucket;
    } catch (error) {
      unknown = error;
    }
  }
  if (unknown) throw unknown;
  return null;
}
