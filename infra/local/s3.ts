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

/**
 * The browser sends parts straight to storage and must be able to read ETag and checksums. Any origin: SeaweedFS
 * knows no wildcard for a port, it listens on loopback only, and what lets a part in is its signature.
 */
async function allowBrowsers(client: S3Client, bucket: string): Promise<void> {
  const rule = {
    AllowedOrigins: ["*"],
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

/** Makes a bucket ready for uploads from browsers; repeating it changes nothing. */
export async function ensureBucket(client: S3Client, bucket: string): Promise<void> {
  await client.send(new CreateBucketCommand({ Bucket: bucket })).catch((error: { name?: string }) => {
    if (!/BucketAlready/.test(error.name ?? "")) throw error;
  });
  await Promise.all([allowBrowsers(client, bucket), abortAbandonedUploads(client, bucket)]);
}
