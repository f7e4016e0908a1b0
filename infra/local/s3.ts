import {
  CreateBucketCommand,
  PutBucketCorsCommand,
  PutBucketLifecycleConfigurationCommand,
  S3Client,
} from "@aws-sdk/client-s3";

export type S3Access = { endpoint: string; accessKeyId: string; secretAccessKey: string; region?: string };

export function s3Client({
  endpoint,
  accessKeyId,
  secretAccessKey,
  region = "us-east-1",
}: S3Access): S3Client {
  return new S3Client({
    endpoint,
    region,
    forcePathStyle: true,
    credentials: { accessKeyId, secretAccessKey },
    requestChecksumCalculation: "WHEN_REQUIRED",
    maxAttempts: 1,
  });
}

const abandonedUploadDays = 7;

/** The browser sends parts straight to storage and must be able to read ETag and checksums: from our pages, and no others. */
async function allowBrowsers(client: S3Client, bucket: string, origins: readonly string[]): Promise<void> {
  const rule = {
    AllowedOrigins: [...origins],
    AllowedMethods: ["GET", "HEAD", "PUT", "POST"],
    AllowedHeaders: ["*"],
    ExposeHeaders: [
      "ETag",
      "x-amz-checksum-crc32",
      "x-amz-checksum-sha256",
      "Content-Length",
      "Content-Range",
    ],
    MaxAgeSeconds: 3600,
  };
  await client.send(new PutBucketCorsCommand({ Bucket: bucket, CORSConfiguration: { CORSRules: [rule] } }));
}

async function abortAbandonedUploads(client: S3Client, bucket: string): Promise<void> {
  const rule = {
    ID: "abort-abandoned-uploads",
    Status: "Enabled" as const,
    Filter: { Prefix: "" },
    AbortIncompleteMultipartUpload: { DaysAfterInitiation: abandonedUploadDays },
  };
  const configuration = { Bucket: bucket, LifecycleConfiguration: { Rules: [rule] } };
  await client.send(new PutBucketLifecycleConfigurationCommand(configuration));
}

/** The origins under which the application at `url` is open in a browser; this machine has two names for itself. */
export function originsOf(url: string): string[] {
  const { origin, hostname, protocol, port } = new URL(url);
  if (!["127.0.0.1", "localhost"].includes(hostname)) return [origin];
  return ["127.0.0.1", "localhost"].map((name) => `${protocol}//${name}${port && `:${port}`}`);
}

/** Makes a bucket ready for uploads from browsers that show pages of `origins`; repeating it changes nothing else. */
export async function ensureBucket(
  client: S3Client,
  bucket: string,
  origins: readonly string[],
): Promise<void> {
  await client.send(new CreateBucketCommand({ Bucket: bucket })).catch((error: { name?: string }) => {
    if (!/BucketAlready/.test(error.name ?? "")) throw error;
  });
  await Promise.all([allowBrowsers(client, bucket, origins), abortAbandonedUploads(client, bucket)]);
}
