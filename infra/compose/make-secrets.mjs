import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

// Makes the secrets of a compose installation once, in a volume that only its containers mount.
const [folder = "/secrets"] = process.argv.slice(2);
const secret = (bytes = 32) => randomBytes(bytes).toString("hex");

/** @param {string} name @param {string} text */
const write = (name, text) => writeFileSync(join(folder, name), text, { mode: 0o644 });

if (!existsSync(join(folder, "env"))) {
  mkdirSync(folder, { recursive: true });
  const postgres = secret(16);
  const valkey = secret(16);
  const access = { accessKey: `facet${secret(6)}`, secretKey: secret() };
  const jobs = { event: secret(), signing: `signkey-prod-${secret()}` };
  const redis = secret();
  const database = `postgres://facet:${postgres}@database:5432/facet`;
  const variables = {
    DATABASE_URL: database,
    ENGINE_DATABASE_URL: database,
    S3_ACCESS_KEY_ID: access.accessKey,
    S3_SECRET_ACCESS_KEY: access.secretKey,
    UPSTASH_REDIS_REST_TOKEN: redis,
    BRIDGE_TOKEN: redis,
    VALKEY_PASSWORD: valkey,
    INNGEST_EVENT_KEY: jobs.event,
    INNGEST_SIGNING_KEY: jobs.signing,
    ENGINE_EVENT_KEY: jobs.event,
    ENGINE_SIGNING_KEY: jobs.signing,
    AUTH_SECRET: secret(),
    CARRIER_WEBHOOK_SECRET: secret(),
  };
  const actions = ["Admin", "Read", "Write", "List", "Tagging"];
  write("s3.json", JSON.stringify({ identities: [{ name: "facet", credentials: [access], actions }] }));
  write("postgres-password", postgres);
  write(
    "valkey.conf",
    `requirepass ${valkey}\nappendonly yes\nmaxmemory 256mb\nmaxmemory-policy allkeys-lru\ndir /data\n`,
  );
  // last: its presence means that all of it is there
  write(
    "env",
    Object.entries(variables)
      .map(([name, value]) => `${name}=${value}\n`)
      .join(""),
  );
}
