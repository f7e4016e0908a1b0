import type { RunListInput } from "#lib/contracts/jobs.ts";
import { RUN_SPANS, type RunStatus } from "#lib/domain/desk-lists.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import type { ListedRun } from "#server/jobs-engine/answers.ts";
import { operatorDoor } from "#server/jobs-engine/operator-door.ts";
import { ifSilent } from "./if-silent.ts";
import { ordersOf, type RunOrder, refsOf } from "./orders-of.ts";

/** A run in a list. Times are ISO 8601. */
export type RunRow = {
  id: string;
  functionId: string;
  eventName: string;
  status: RunStatus;
  order: RunOrder | null;
  createdAt: string;
  endedAt: string | null;
  error: string | null;
  isRerun: boolean;
};
export type RunPage = { rows: RunRow[]; next: string | null; checkedAt: string };

const HOUR_MS = 3_600_000;
const LONGEST_ERROR = 300;

/** Runs, newest first; none where the engine does not show or does not answer (the overview says which). */
export async function listRuns(ctx: Ctx, input: RunListInput): Promise<RunPage> {
  requireStaff(ctx, "admin");
  const checkedAt = ctx.now().toISOString();
  const nothing = { rows: [], next: null, checkedAt };
  const door = operatorDoor();
  if (!door) return nothing;
  const query = {
    functionId: input.functionId ?? null,
    status: input.status ?? null,
    refs: await refsOf(ctx, input.search ?? null),
    since: input.span ? new Date(ctx.now().getTime() - RUN_SPANS[input.span] * HOUR_MS) : null,
    cursor: input.cursor ?? null,
  };
  const page = await door.runs(query).catch(ifSilent);
  if (!page) return nothing;
  const about = await ordersOf(ctx, page.runs);
  return { rows: page.runs.map((run, i) => rowOf(run, about[i] ?? null)), next: page.next, checkedAt };
}

function rowOf(run: ListedRun, order: RunOrder | null): RunRow {
  const { id, functionId, eventName, status, createdAt, endedAt, error, originRun } = run;
  const words = error ? `${error.name}: ${error.message}`.slice(0, LONGEST_ERROR) : null;
  return {
    id,
    functionId,
    eventName,
    status,
    order,
    createdAt,
    endedAt,
    error: words,
    isRerun: originRun !== null,
  };
}
