import { S3ServiceException } from "@aws-sdk/client-s3";
import { Refusal } from "#server/errors.ts";

/**
 * Runs one call to storage. What means "storage does not answer now" (no connection, time-out, 5xx, throttled,
 * disk full) becomes UNAVAILABLE STORAGE_DOWN; a definite answer (missing, forbidden) passes as it is.
 */
export async function askingStorage<T>(call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof Refusal || isDefinite(error)) throw error;
    throw new Refusal("UNAVAILABLE", "STORAGE_DOWN", {
      cause: error instanceof Error ? error.name : "unknown",
    });
  }
}

function isDefinite(error: unknown): boolean {
  if (!(error instanceof S3ServiceException)) return false;
  const status = error.$metadata.httpStatusCode ?? 500;
  // An error body under status 200 is how Complete says that it failed half-way.
  return status >= 400 && status < 500 && status !== 408 && status !== 429;
}

/** Whether storage refused what it was asked, for good: asking again would not help. */
export function isRefusedByStorage(error: unknown): boolean {
  return error instanceof S3ServiceException && isDefinite(error);
}

/** Whether storage said that the object or the multipart upload does not exist. */
export function isMissing(error: unknown): boolean {
  return error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404;
}

/** Whether storage was not reached; the thing may be as it was. */
export function isStorageDown(error: unknown): boolean {
  return error instanceof Refusal && error.code === "STORAGE_DOWN";
}
