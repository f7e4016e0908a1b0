import { S3Client } from "@aws-sdk/client-s3";
import { type Environment, env } from "#server/env.ts";

/** One bucket and how it is reached: by us, and by browsers through signed addresses. */
export type StoragePlace = { bucket: string; endpoint: string; client: S3Client; signer: S3Client };

let known: [StoragePlace, StoragePlace] | undefined;

/** The first bucket and the second one, which holds copies and takes new files while the first is down. */
export function storagePlaces(): [StoragePlace, StoragePlace] {
  known ??= open(env());
  return known;
}

/** The place of a bucket named in a row. Throws when it is none of ours: a row from another deployment. */
export function placeOf(bucket: string): StoragePlace {
  const place = storagePlaces().find((candidate) => candidate.bucket === bucket);
  if (!place) throw new Error("a stored row names a bucket that is not configured");
  return place;
}

/** The other of the two places. */
export function otherPlace(place: StoragePlace): StoragePlace {
  const [first, second] = storagePlaces();
  return place === first ? second : first;
}

function open(settings: Environment): [StoragePlace, StoragePlace] {
  const { S3_BUCKET, S3_REPLICA_BUCKET, S3_ENDPOINT, S3_PUBLIC_ENDPOINT } = settings;
  if (S3_BUCKET === S3_REPLICA_BUCKET) throw new Error("S3_BUCKET and S3_REPLICA_BUCKET must differ");
  const elsewhere = settings.S3_REPLICA_ENDPOINT;
  const elsewherePublic = settings.S3_REPLICA_PUBLIC_ENDPOINT ?? elsewhere;
  return [
    place(settings, S3_BUCKET, S3_ENDPOINT, S3_PUBLIC_ENDPOINT),
    place(settings, S3_REPLICA_BUCKET, elsewhere ?? S3_ENDPOINT, elsewherePublic ?? S3_PUBLIC_ENDPOINT),
  ];
}

function place(
  settings: Environment,
  bucket: string,
  endpoint: string,
  publicEndpoint = endpoint,
): StoragePlace {
  return { bucket, endpoint, client: connect(settings, endpoint), signer: connect(settings, publicEndpoint) };
}

function connect(settings: Environment, endpoint: string): S3Client {
  return new S3Client({
    endpoint,
    region: settings.S3_REGION,
    forcePathStyle: true,
    credentials: { accessKeyId: settings.S3_ACCESS_KEY_ID, secretAccessKey: settings.S3_SECRET_ACCESS_KEY },
    // The default signs the checksum of an empty body into every address, and a strict server refuses the part.
    requestChecksumCalculation: "WHEN_REQUIRED",
    responseChecksumValidation: "WHEN_REQUIRED",
    // Standard mode: exponential backoff with full jitter, a token bucket against retry storms.
    retryMode: "standard",
    maxAttempts: 3,
    requestHandler: { connectionTimeout: 1500, requestTimeout: 30_000, throwOnRequestTimeout: true },
  });
}
