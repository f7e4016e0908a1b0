import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseEnv } from "node:util";
import type { Ports } from "./ports.ts";
import { postgresUrl } from "./postgres.ts";
import type { Secrets } from "./secrets.ts";
import type { Variables } from "./variables.ts";

export const database = "facet";
export const engineDatabase = "facet_engine";

export type Environment = Record<string, string>;

export type ComposeOptions = {
  ports: Ports;
  secrets: Secrets;
  /** the user's own variables: they win over everything composed here */
  given: Variables;
  /** port of the web server; the stack's own when absent */
  webPort?: number;
  /** `signed`: as in production, with keys; `development`: the SDK talks to the engine unsigned */
  jobs?: "signed" | "development";
};

const hasOwnJobs = (given: Variables) => Boolean(given.INNGEST_BASE_URL || given.INNGEST_EVENT_KEY);

const appsOf = ({ ports, given, webPort = ports.web }: ComposeOptions) =>
  [webPort, given.WORKER_PORT || ports.worker]
    .map((port) => `http://127.0.0.1:${port}/api/inngest`)
    .join(",");

function jobVariables(options: ComposeOptions): Environment {
  const { ports, secrets, given, jobs = "signed" } = options;
  if (hasOwnJobs(given)) return {};
  const engine = `http://127.0.0.1:${ports.engine}`;
  const operator = { JOBS_OPERATOR_URL: `${engine}/operator`, JOBS_APPS: appsOf(options) };
  if (jobs === "development") return { ...operator, INNGEST_DEV: engine };
  return {
    ...operator,
    INNGEST_DEV: "0",
    INNGEST_BASE_URL: engine,
    INNGEST_EVENT_KEY: secrets.inngestEventKey,
    INNGEST_SIGNING_KEY: secrets.inngestSigningKey,
  };
}

function storageVariables({ ports, secrets, given }: ComposeOptions): Environment {
  const buckets = {
    S3_REGION: "us-east-1",
    S3_BUCKET: "facet-models",
    S3_REPLICA_BUCKET: "facet-models-replica",
  };
  if (given.S3_ENDPOINT) return buckets;
  return {
    ...buckets,
    S3_ENDPOINT: `http://127.0.0.1:${ports.s3}`,
    S3_ACCESS_KEY_ID: secrets.s3AccessKeyId,
    S3_SECRET_ACCESS_KEY: secrets.s3SecretAccessKey,
  };
}

/** What the application needs to know, for web, worker, migrations and seed. Only the user's own values and ours. */
export function composeEnvironment(options: ComposeOptions): Environment {
  const { ports, secrets, given, webPort = ports.web } = options;
  const composed: Environment = {
    DATABASE_URL: postgresUrl(ports.postgres, secrets.postgresPassword, database),
    UPSTASH_REDIS_REST_URL: `http://127.0.0.1:${ports.upstash}`,
    UPSTASH_REDIS_REST_TOKEN: secrets.redisToken,
    APP_URL: `http://127.0.0.1:${webPort}`,
    WORKER_PORT: String(ports.worker),
    AUTH_SECRET: secrets.authSecret,
    CARRIER_WEBHOOK_SECRET: secrets.carrierWebhookSecret,
    ...(given.STRIPE_SECRET_KEY ? {} : { PAYMENTS: "sandbox" }),
    ...storageVariables(options),
    ...jobVariables(options),
  };
  const own = Object.entries(given).filter((entry): entry is [string, string] => Boolean(entry[1]));
  return { ...composed, ...Object.fromEntries(own) };
}

/**
 * The variables of the embedded job engine; none when the user has an Inngest of their own. With a database of the
 * user's own the engine lives there, in its own schema.
 */
export function engineEnvironment(options: ComposeOptions): Environment {
  const { ports, secrets, given, jobs = "signed" } = options;
  if (hasOwnJobs(given)) return {};
  const keys = { ENGINE_EVENT_KEY: secrets.inngestEventKey, ENGINE_SIGNING_KEY: secrets.inngestSigningKey };
  return {
    ENGINE_DATABASE_URL:
      given.ENGINE_DATABASE_URL ??
      given.DATABASE_URL ??
      postgresUrl(ports.postgres, secrets.postgresPassword, engineDatabase),
    ENGINE_PORT: String(ports.engine),
    ENGINE_APPS: appsOf(options),
    ...(jobs === "signed" ? keys : {}),
  };
}

/** The caller's environment over the project's `.env`. */
export function givenEnvironment(root: string, own: Variables = process.env): Variables {
  const path = join(root, ".env");
  return existsSync(path) ? { ...parseEnv(readFileSync(path, "utf8")), ...own } : { ...own };
}

/** Starts with one of these: a setting of the application, kept out of test runs so that they never touch real services. */
const settings =
  /^(APP_|AUTH_|CARRIER_|DATABASE_|ENGINE_|INNGEST_|JOBS_|LOG_LEVEL$|MAIL_|METAL_|METRICS_|PAYMENTS$|S3_|SENTRY_|SMTP_|STRIPE_|UPSTASH_|WORKER_)/;

/** The caller's environment without any setting of the application. */
export function bareEnvironment(own: Variables = process.env): Variables {
  return Object.fromEntries(Object.entries(own).filter(([name]) => !settings.test(name)));
}
