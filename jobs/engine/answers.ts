import { canonicalJson } from "./canonical-json.ts";
import { parseRetryAfter } from "./durations.ts";
import type { RunError } from "./model.ts";
import { type Operation, OperationRefused, readError, readOperations } from "./opcodes.ts";
import { verifyBody } from "./signing.ts";

/** What an app answered over HTTP. Header names are lower case. */
export type Answer = { status: number; headers: Record<string, string | undefined>; body: string };

/** What a piece of work came to. */
export type Outcome =
  | { kind: "returned"; output: string }
  | {
      kind: "operations";
      operations: Operation[];
      version: number | null;
      final: boolean;
      retryAfterMs: number | null;
    }
  | { kind: "retry"; error: RunError; status: number | null; afterMs: number | null; counts: boolean }
  | { kind: "fatal"; error: RunError; status: number | null }
  | { kind: "woken" }
  | { kind: "cancelled" };

/**
 * Decides what an answer means (protocol, sections 5 and 8). Without the SDK's header the answer came from
 * something in between and is tried again, whatever its status. `signingKey`: when set, an SDK answer that is
 * not signed with it is not believed.
 */
export function readAnswer(answer: Answer, signingKey: string | undefined, nowMs: number): Outcome {
  const { status, headers, body } = answer;
  const afterMs = parseRetryAfter(headers["retry-after"], nowMs);
  const retry = (code: string, message: string): Outcome => ({
    kind: "retry",
    error: { code, name: "Error", message },
    status,
    afterMs,
    counts: true,
  });
  if (!headers["x-inngest-sdk"])
    return retry("NOT_FROM_SDK", `HTTP ${status}: the answer is not from the SDK`);
  if (signingKey && !verifyBody(body, headers["x-inngest-signature"], signingKey, nowMs)) {
    return retry("BAD_SIGNATURE", `HTTP ${status}: the answer's signature does not fit`);
  }
  const noRetry = headers["x-inngest-no-retry"] === "true";
  if (status === 201) return fatal("STREAMING", "streamed answers are not supported by this engine", status);
  try {
    if (status === 200) return { kind: "returned", output: canonicalJson(parse(body)) };
    if (status === 206) return readGenerator(answer, noRetry, afterMs);
  } catch (cause) {
    if (cause instanceof OperationRefused) return fatal(cause.code, cause.message, status);
    return retry("UNREADABLE", `HTTP ${status}: ${(cause as Error).message}`);
  }
  const error = readError(readLoosely(body), noRetry ? "NonRetriableError" : "Error");
  if (noRetry) return { kind: "fatal", error, status };
  return { kind: "retry", error, status, afterMs, counts: true };
}

function readGenerator(answer: Answer, final: boolean, retryAfterMs: number | null): Outcome {
  const operations = readOperations(answer.body);
  const complete = operations.find((operation) => operation.op === "complete");
  if (complete) return { kind: "returned", output: complete.output };
  const version = Number(answer.headers["x-inngest-req-version"]);
  return {
    kind: "operations",
    operations,
    version: Number.isInteger(version) && version > 0 ? version : null,
    final,
    retryAfterMs,
  };
}

/** A failure that no retry can mend. */
export function fatal(code: string, message: string, status: number | null = null): Outcome {
  return { kind: "fatal", error: { code, name: "Error", message }, status };
}

function parse(body: string): unknown {
  return body === "" ? null : JSON.parse(body);
}

function readLoosely(body: string): unknown {
  try {
    return parse(body);
  } catch {
    return body.slice(0, 2_000);
  }
}
