import { canonicalJson } from "./canonical-json.ts";
import { jobId, newUlid } from "./ids.ts";
import type { FunctionDefinition, Job } from "./model.ts";
import { signBody } from "./signing.ts";
import type { RunContext } from "./store/runs.ts";

/** A call as it goes over the wire. */
export type Call = { url: string; headers: Record<string, string>; body: string };

/**
 * Composes the call of a function (protocol, section 5) in canonical form. `ctx.fn_id` is never sent: without
 * it the SDK does not checkpoint, so one call is one step and what is stored is exactly what was answered.
 */
export function composeCall(
  job: Job,
  run: RunContext,
  definition: FunctionDefinition,
  signingKey: string | undefined,
  nowMs: number,
): Call {
  const requestId = newUlid();
  const step = job.stepId ?? "step";
  const ctx = {
    attempt: job.attempt,
    disable_immediate_execution: job.parallel,
    env: "",
    generation_id: job.attempt + 1,
    job_id: jobId(job.runId, job.key, job.turn),
    max_attempts: definition.maxAttempts,
    request_id: requestId,
    run_id: job.runId,
    stack: { current: run.steps.length, stack: run.steps.map(({ id }) => id) },
    step_id: step,
    use_api: false,
  };
  const memo = run.steps
    .toSorted((a, b) => (a.id < b.id ? -1 : 1))
    .map(({ id, value }) => `${JSON.stringify(id)}:${value}`);
  const body =
    `{"ctx":${canonicalJson(ctx)},"event":${run.event},"events":[${run.event}],` +
    `"steps":{${memo.join(",")}},"use_api":false,"version":${run.version}}`;
  const url = new URL(definition.url);
  url.searchParams.set("fnId", definition.id);
  url.searchParams.set("stepId", step);
  const headers: Record<string, string> = {
    "content-type": "application/json",
    "user-agent": "Inngest",
    "x-run-id": job.runId,
    "x-request-id": requestId,
    "x-inngest-job-id": ctx.job_id,
    "x-inngest-generation-id": String(ctx.generation_id),
    "x-inngest-step-id": step,
    "x-inngest-req-version": String(run.version),
  };
  if (signingKey) headers["x-inngest-signature"] = signBody(body, signingKey, nowMs);
  return { url: url.href, headers, body };
}
