import { parseDuration } from "./durations.ts";

/** How an engine process is set up. Times in milliseconds. */
export type EngineConfig = {
  databaseUrl: string;
  host: string;
  port: number;
  /** Null: development mode, any key is accepted. */
  eventKey: string | null;
  /** Null: development mode, nothing is signed or checked. */
  signingKey: string | null;
  apps: string[];
  retryScheduleMs: number[];
  retentionMs: number;
  /** How many calls this process has open at most. */
  parallelCalls: number;
  callTimeoutMs: number;
  /** After this silence another process takes over. */
  leaseMs: number;
  /** How long a stop waits for calls that are under way. */
  graceMs: number;
  syncMs: number;
  connections: number;
};

type Environment = Record<string, string | undefined>;

/** Reads the configuration from environment variables (docs/jobs.md); throws with the variable's name. */
export function readConfig(env: Environment): EngineConfig {
  const databaseUrl = env.ENGINE_DATABASE_URL;
  if (!databaseUrl) throw new Error("ENGINE_DATABASE_URL is not set");
  const [eventKey, signingKey] = [env.ENGINE_EVENT_KEY || null, env.ENGINE_SIGNING_KEY || null];
  if ((eventKey === null) !== (signingKey === null)) {
    throw new Error(
      "ENGINE_EVENT_KEY and ENGINE_SIGNING_KEY belong together: set both, or none for development",
    );
  }
  if (signingKey && !/^(signkey-\w+-)?([0-9a-f]{2})+$/.test(signingKey)) {
    throw new Error("ENGINE_SIGNING_KEY must be hexadecimal, with or without the prefix signkey-<env>-");
  }
  return {
    databaseUrl,
    host: env.ENGINE_HOST || "127.0.0.1",
    port: integer(env, "ENGINE_PORT", 8288, 0),
    eventKey,
    signingKey,
    apps: words(env.ENGINE_APPS),
    retryScheduleMs: words(env.ENGINE_RETRY_SCHEDULE || "1,2,5,10,30,60,120,300,600").map(seconds),
    retentionMs: duration(env, "ENGINE_RETENTION", "7d"),
    parallelCalls: integer(env, "ENGINE_PARALLEL_CALLS", 100, 1),
    callTimeoutMs: duration(env, "ENGINE_CALL_TIMEOUT", "2h"),
    leaseMs: duration(env, "ENGINE_LEASE", "4s"),
    graceMs: duration(env, "ENGINE_GRACE", "10s"),
    syncMs: duration(env, "ENGINE_SYNC", "10s"),
    connections: integer(env, "ENGINE_CONNECTIONS", 6, 2),
  };
}

function words(text: string | undefined): string[] {
  return (text ?? "").split(",").flatMap((word) => (word.trim() ? [word.trim()] : []));
}

function seconds(text: string): number {
  const value = Number(text);
  if (!Number.isFinite(value) || value < 0)
    throw new Error(`ENGINE_RETRY_SCHEDULE: "${text}" is not seconds`);
  return value * 1_000;
}

function duration(env: Environment, name: string, fallback: string): number {
  const text = env[name] || fallback;
  try {
    return /^\d+$/.test(text) ? Number(text) * 1_000 : parseDuration(text);
  } catch (cause) {
    throw new Error(`${name}: "${text}" is not a duration`, { cause });
  }
}

function integer(env: Environment, name: string, fallback: number, least: number): number {
  const value = env[name] ? Number(env[name]) : fallback;
  if (!Number.isInteger(value) || value < least) throw new Error(`${name} must be a number from ${least}`);
  return value;
}
