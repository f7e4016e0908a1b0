import type { AppSync } from "../app-sync.ts";
import { cancelJob } from "../intake.ts";
import { RunActionRefused, rerun } from "../rerun.ts";
import type { RunLoop } from "../run-loop.ts";
import { authorises } from "../signing.ts";
import type { Pool } from "../store/db.ts";
import { writeJobs } from "../store/jobs.ts";
import { findRunDetail, listApps, listFunctions, listRuns, type RunFilter } from "../store/operator-views.ts";
import { findRun } from "../store/run-views.ts";
import { Refusal, type Reply, type Request, type Route } from "./server.ts";

export type OperatorApi = { sql: Pool; signingKey: string | null; loop: RunLoop; sync: AppSync };

const PAGE = 50;
const LONGEST_PAGE = 200;
const MOST_REFS = 20;

/**
 * What the staff page asks (docs/jobs.md, "Operator API"). With a signing key every request must carry it as a
 * bearer token; in development mode only callers on this machine are answered.
 */
export function operatorRoutes(api: OperatorApi): Route[] {
  const { sql, loop } = api;
  const route = (method: string, path: string, answer: (request: Request) => Promise<unknown>): Route => ({
    method,
    path: `/operator${path}`,
    answer: async (request) => {
      guard(api.signingKey, request);
      return { status: 200, body: await answer(request) };
    },
  });
  return [
    route("GET", "/functions", () => overview(api)),
    route("GET", "/runs", ({ query }) => pageOfRuns(sql, query)),
    route("GET", "/runs/:id", ({ params }) => showRun(sql, params.id ?? "")),
    route("POST", "/runs/:id/cancel", ({ params }) => cancel(sql, loop, params.id ?? "")),
    route("POST", "/runs/:id/retry", ({ params }) => again(loop, params.id ?? "", null, true)),
    route("POST", "/runs/:id/replay", async (request) => {
      const { fromStep } = await readJson(request);
      const step = typeof fromStep === "string" && fromStep !== "" ? fromStep : null;
      return again(loop, request.params.id ?? "", step, step !== null);
    }),
  ];
}

// A form of another site can post text; it cannot post JSON without asking first.
function guard(signingKey: string | null, request: Request): void {
  const allowed = signingKey === null ? request.local : authorises(request.headers.authorization, signingKey);
  if (!allowed) throw new Refusal(401, { error: "UNAUTHORIZED", status: 401 });
  if (request.method === "POST" && !/^application\/json\b/.test(request.headers["content-type"] ?? "")) {
    throw new Refusal(415, { error: "JSON_EXPECTED", status: 415 });
  }
}

async function overview({ sql, sync, loop }: OperatorApi): Promise<unknown> {
  const [apps, functions] = await Promise.all([listApps(sql), listFunctions(sql)]);
  return {
    apps,
    sync: sync.states,
    openCalls: loop.openCalls,
    functions: functions.map(({ config, ...view }) => {
      const { name, triggers } = JSON.parse(config) as { name?: string; triggers?: unknown };
      return { ...view, name: name ?? view.id, triggers: triggers ?? [] };
    }),
  };
}

async function pageOfRuns(sql: Pool, query: URLSearchParams): Promise<unknown> {
  const filter = readFilter(query);
  const runs = await listRuns(sql, { ...filter, limit: filter.limit + 1 });
  const shown = runs.slice(0, filter.limit);
  return { runs: shown, next: runs.length > filter.limit ? (shown.at(-1)?.id ?? null) : null };
}

function readFilter(query: URLSearchParams): RunFilter {
  const time = (name: string) => {
    const text = query.get(name);
    const ms = text === null ? null : /^\d+$/.test(text) ? Number(text) : Date.parse(text);
    if (Number.isNaN(ms)) throw new Refusal(400, { error: "BAD_TIME", status: 400, field: name });
    return ms;
  };
  const limit = Number(query.get("limit") ?? PAGE);
  return {
    functionId: query.get("function") || null,
    status: query.get("status") || null,
    refs: query
      .getAll("ref")
      .filter((ref) => ref !== "")
      .slice(0, MOST_REFS),
    sinceMs: time("since"),
    untilMs: time("until"),
    before: query.get("cursor") || null,
    limit: Number.isInteger(limit) ? Math.min(Math.max(limit, 1), LONGEST_PAGE) : PAGE,
  };
}

async function showRun(sql: Pool, id: string): Promise<unknown> {
  const [run, detail] = await Promise.all([findRun(sql, id), findRunDetail(sql, id)]);
  if (!run) throw new Refusal(404, { error: "RUN_NOT_FOUND", status: 404 });
  return { run, ...detail };
}

async function cancel(sql: Pool, loop: RunLoop, id: string): Promise<unknown> {
  const run = await findRun(sql, id);
  if (!run) throw new Refusal(404, { error: "RUN_NOT_FOUND", status: 404 });
  if (run.endedAt !== null) throw new Refusal(409, { error: "RUN_OVER", status: 409 });
  await writeJobs(sql, loop.node, [cancelJob(id, run.functionId)]);
  loop.wake();
  return { runId: id };
}

async function again(loop: RunLoop, id: string, fromStep: string | null, keep: boolean): Promise<unknown> {
  try {
    return { runId: await rerun(loop, id, fromStep, keep) };
  } catch (error) {
    if (!(error instanceof RunActionRefused)) throw error;
    const status = error.code.endsWith("NOT_FOUND") ? 404 : 409;
    throw new Refusal(status, { error: error.code, status });
  }
}

async function readJson(request: Request): Promise<Record<string, unknown>> {
  const text = await request.text();
  try {
    const parsed: unknown = text === "" ? {} : JSON.parse(text);
    if (typeof parsed === "object" && parsed !== null) return parsed as Record<string, unknown>;
  } catch {
    // told below
  }
  throw new Refusal(400, { error: "BAD_JSON", status: 400 } satisfies Reply["body"]);
}
