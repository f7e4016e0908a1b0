import { z } from "zod";

const optional = z
  .string()
  .optional()
  .transform((value) => value || undefined);

const Environment = z
  .object({
    NODE_ENV: z.string().default("production"),
    DATABASE_URL: z.string().min(1),
    /** One standby that lists may be read from; the same for every web process. */
    DATABASE_REPLICA_URL: optional,
    DATABASE_POOL: z.coerce.number().int().positive().default(12),
    APP_URL: z.url().default("http://127.0.0.1:3000"),
    AUTH_SECRET: z.string().min(32),
    S3_ENDPOINT: z.url(),
    S3_REGION: z.string().default("us-east-1"),
    S3_BUCKET: z.string().default("facet-models"),
    /** Address of storage as browsers reach it, when it differs from S3_ENDPOINT. */
    S3_PUBLIC_ENDPOINT: optional,
    S3_REPLICA_BUCKET: z.string().default("facet-models-replica"),
    /** Where the second bucket is, when it is elsewhere; same keys. */
    S3_REPLICA_ENDPOINT: optional,
    S3_REPLICA_PUBLIC_ENDPOINT: optional,
    S3_ACCESS_KEY_ID: z.string().min(1),
    S3_SECRET_ACCESS_KEY: z.string().min(1),
    UPSTASH_REDIS_REST_URL: optional,
    UPSTASH_REDIS_REST_TOKEN: optional,
    WORKER_PORT: z.coerce.number().int().positive().default(3100),
    /** Models whose walls are measured at once; as many threads more are there for what a price needs. */
    WORKER_THREADS: z.coerce.number().int().positive().default(2),
    STRIPE_SECRET_KEY: optional,
    STRIPE_WEBHOOK_SECRET: optional,
    CARRIER_WEBHOOK_SECRET: z.string().min(16),
    SMTP_URL: optional,
    MAIL_FROM: z.string().default("Facet <orders@facet.example>"),
    /** Where the job engine answers; unset for Inngest's own cloud. The SDK reads it by itself. */
    INNGEST_BASE_URL: optional,
    /** Unsigned jobs, for development. In production they would let anybody run anything: the boot stops. */
    INNGEST_DEV: optional,
    INNGEST_SIGNING_KEY: optional,
    /** Where the job engine lets an operator look and act; unset for an engine that shows itself (Inngest). */
    JOBS_OPERATOR_URL: optional,
    /** Where web and worker serve their functions, as the engine reaches them; the relay waits until they are registered. */
    JOBS_APPS: optional.transform((list) => list?.split(",") ?? []),
    METRICS_TOKEN: optional,
    SENTRY_DSN: optional,
    LOG_LEVEL: z.enum(["fatal", "error", "warn", "info", "debug", "silent"]).default("info"),
  })
  .refine(({ NODE_ENV, INNGEST_DEV = "0" }) => NODE_ENV !== "production" || /^(0|false)$/.test(INNGEST_DEV), {
    path: ["INNGEST_DEV"],
    message: "unsigned jobs are not for production",
  });
export type Environment = z.output<typeof Environment>;

/** Every variable that the application reads. */
export const VARIABLES: readonly string[] = Object.keys(Environment.shape);

let parsed: Environment | undefined;

/**
 * The environment, checked once at first use. Throws with the name of every missing or malformed variable (and
 * no value), so that a wrong deployment stops at its first request and says why.
 */
export function env(): Environment {
  parsed ??= parse();
  return parsed;
}

/**
 * From here on `process.env` is a plain copy. The original asks the C library for every variable at each reading, and
 * the SDK of the jobs lists them all some eighteen times a call: that was a fifth of a job's time in the web process.
 */
export function settleEnvironment(): void {
  process.env = { ...process.env };
}

function parse(): Environment {
  const result = Environment.safeParse(process.env);
  if (result.success) return result.data;
  const faults = result.error.issues.map((issue) => `${issue.path.join(".")}: ${issue.message}`);
  throw new Error(`The environment is not usable. ${faults.join("; ")}. See .env.example.`);
}
