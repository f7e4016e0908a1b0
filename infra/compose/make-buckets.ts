import { setTimeout as sleep } from "node:timers/promises";
import { ensureBucket, originsOf, s3Client } from "#infra/local/s3.ts";

// Makes the buckets of a compose installation, waiting for storage to come up.
const {
  APP_URL = "http://localhost:3000",
  S3_ENDPOINT = "",
  S3_ACCESS_KEY_ID = "",
  S3_SECRET_ACCESS_KEY = "",
} = process.env;
const client = s3Client({
  endpoint: S3_ENDPOINT,
  accessKeyId: S3_ACCESS_KEY_ID,
  secretAccessKey: S3_SECRET_ACCESS_KEY,
});

for (const bucket of [process.env.S3_BUCKET, process.env.S3_REPLICA_BUCKET]) {
  for (let tries = 0; bucket; tries++) {
    try {
      await ensureBucket(client, bucket, originsOf(APP_URL));
      break;
    } catch (error) {
      if (tries === 60) throw error;
      await sleep(1000);
    }
  }
}
