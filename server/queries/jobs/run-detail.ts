import type { RunStatus } from "#lib/domain/desk-lists.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import type { EngineRun } from "#server/jobs-engine/answers.ts";
import { requireOperatorDoor } from "#server/jobs-engine/operator-door.ts";
import { ordersOf, type RunOrder } from "./orders-of.ts";

/** JSON for reading, cut where it grows past what a person reads. */
export type ShownJson = { text: string; isCut: boolean };
/** A failed try. `tookMs` and `status` (HTTP) are null where there was no answer. */
export type RunTry = {
  attempt: number;
  at: string;
  tookMs: number | null;
  status: number | null;
  error: string;
};
export type RunStep = {
  id: string;
  name: string;
  op: string;
  state: "done" | "failed" | "waiting";
  startedAt: string;
  endedAt: string | null;
  attempts: number;
  output: ShownJson | null;
  tries: RunTry[];
};
export type RunView = {
  id: string;
  functionId: string;
  status: RunStatus;
  eventName: string;
  order: RunOrder | null;
  createdAt: string;
  startedAt: string | null;
  endedAt: string | null;
  originRun: string | null;
  parentRun: string | null;
  input: ShownJson | null;
  output: ShownJson | null;
  error: ShownJson | null;
  steps: RunStep[];
  /** Failed tries of the function itself, and of steps that have no result yet. */
  tries: RunTry[];
  /** What the engine does next for it; the earliest first. */
  next: { at: string; underWay: boolean; attempt: number }[];
  related: EngineRun["related"];
  checkedAt: string;
};

const LONGEST = 4_000;

/** One run with its steps in order, their results, tries and errors. @throws NOT_FOUND, JOBS_ELSEWHERE, JOBS_SILENT */
export async function getRun(ctx: Ctx, { runId }: { runId: string }): Promise<RunView> {
  requireStaff(ctx, "admin");
  const detail = await requireOperatorDoor().run(runId);
  const { run, event, work, related } = detail;
  const [order = null] = await ordersOf(ctx, [{ refs: textsIn(event) }]);
  const { id, functionId, status, eventName, createdAt, startedAt, endedAt, originRun, parentRun } = run;
  return {
    ...{ id, functionId, status, eventName, createdAt, startedAt, endedAt, originRun, parentRun },
    order,
    input: shown((event as { data?: unknown } | null)?.data),
    output: shown(run.output),
    error: run.error ? cut(run.error.stack ?? `${run.error.name}: ${run.error.message}`) : null,
    steps: detail.steps.map((step) => stepOf(step, detail)),
    tries: triesOf(detail, (stepId) => !detail.steps.some((step) => step.id === stepId)),
    next: work.map(({ dueAt, underWay, attempt }) => ({ at: dueAt, underWay, attempt })),
    related,
    checkedAt: ctx.now().toISOString(),
  };
}

function stepOf(step: EngineRun["steps"][number], detail: EngineRun): RunStep {
  const { id, name, op, createdAt, endedAt, attempts } = step;
  const isError = typeof step.value === "object" && step.value !== null && "error" in step.value;
  const state = step.state !== "done" ? "waiting" : isError ? "failed" : "done";
  const output = isError
    ? (step.value as { error: unknown }).error
    : (step.value as { data?: unknown } | null)?.data;
  const tries = triesOf(detail, (stepId) => stepId === id);
  return { id, name, op, state, startedAt: createdAt, endedAt, attempts, output: shown(output), tries };
}

function triesOf({ attempts }: EngineRun, isOf: (stepId: string | null) => boolean): RunTry[] {
  return attempts
    .filter((one) => isOf(one.stepId))
    .map(({ attempt, at, tookMs, status, error }) => ({
      attempt: attempt + 1,
      at,
      tookMs,
      status,
      error: [error?.name, error?.message].filter(Boolean).join(": "),
    }));
}

function shown(value: unknown): ShownJson | null {
  return value === undefined || value === null ? null : cut(JSON.stringify(value, null, 2));
}

function cut(text: string): ShownJson {
  return { text: text.slice(0, LONGEST), isCut: text.length > LONGEST };
}

function textsIn(event: unknown): string[] {
  const data = (event as { data?: Record<string, unknown> } | null)?.data ?? {};
  return Object.values(data).filter((value): value is string => typeof value === "string");
}
