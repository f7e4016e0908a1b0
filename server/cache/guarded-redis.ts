import { Redis } from "@upstash/redis";
import CircuitBreaker from "opossum";
import { logger } from "#server/observability/logger.ts";

/** One question to the cache: its answer, or null when the cache did not answer in time. */
export type AskCache = <T>(question: (redis: Redis) => Promise<T>) => Promise<T | null>;

const DEADLINE_MS = 100;

/**
 * The cache behind a deadline and a circuit breaker: 100 ms a question; when half of the last ten seconds' questions
 * failed, none is asked for five seconds, then one tries. It never throws: the database answers instead.
 */
export function guardedRedis(url: string, token: string, deadlineMs = DEADLINE_MS): AskCache {
  const redis = new Redis({
    url,
    token,
    retry: false,
    enableTelemetry: false,
    // As a function, a cut question fails; as a plain signal, the client would invent an answer.
    signal: () => AbortSignal.timeout(deadlineMs),
  });
  const breaker = new CircuitBreaker((question: (redis: Redis) => Promise<unknown>) => question(redis), {
    timeout: deadlineMs,
    errorThresholdPercentage: 50,
    volumeThreshold: 4,
    rollingCountTimeout: 10_000,
    resetTimeout: 5_000,
  });
  breaker.on("open", () => logger().warn("the cache does not answer: the database does, circuit open"));
  breaker.on("close", () => logger().info("the cache answers again, circuit closed"));
  return <T>(question: (redis: Redis) => Promise<T>) =>
    breaker.fire(question).then(
      (answer) => answer as T,
      () => null,
    );
}
