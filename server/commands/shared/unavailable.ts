import { Refusal } from "#server/errors.ts";

// Lost or refused connections (class 08, 57P, socket codes), too many of them, a statement or a pause in a transaction
// cut for its time, a deadlock.
const CODES = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "EPIPE",
  "ETIMEDOUT",
  "CONNECT_TIMEOUT",
  "CONNECTION_CLOSED",
  "CONNECTION_ENDED",
  "CONNECTION_DESTROYED",
  "COMMIT_UNANSWERED",
  "25P03",
  "53300",
  "55P03",
  "57014",
  "57P01",
  "57P02",
  "57P03",
  "40001",
  "40P01",
]);

/**
 * A refusal to try again shortly, when an error means that the database is away or overloaded; null when it means
 * anything else. Nothing was acknowledged; the same key again is safe.
 */
export function unavailable(error: unknown): Refusal | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    const code = (cause as { code?: unknown }).code;
    if (typeof code === "string" && (CODES.has(code) || code.startsWith("08")))
      return new Refusal("UNAVAILABLE", "DATABASE_UNAVAILABLE", { retryAfterS: 5 });
  }
  return null;
}
