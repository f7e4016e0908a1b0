import { log } from "../log.ts";
import { type Registration, RegistrationRefused, readRegistration } from "../registration.ts";
import { authorises } from "../signing.ts";
import { saveRegistration } from "../store/apps.ts";
import type { Pool } from "../store/db.ts";
import { findEvent } from "../store/events.ts";
import { findRun, listRunsOfEvent, loadActions, type RunSummary } from "../store/run-views.ts";
import { Refusal, type Reply, type Request, type Route } from "./server.ts";

export type AppApi = {
  sql: Pool;
  signingKey: string | null;
  onRegistered: (registration: Registration) => void;
};

/** What apps and their tests ask of the engine: registration, health, events and runs to read. */
export function appRoutes(api: AppApi): Route[] {
  const guarded = (answer: (request: Request) => Promise<Reply>) => (request: Request) => {
    guard(api.signingKey, request);
    return answer(request);
  };
  const { sql } = api;
  return [
    { method: "GET", path: "/health", answer: () => health(sql) },
    { method: "POST", path: "/fn/register", answer: guarded((request) => register(api, request)) },
    {
      method: "GET",
      path: "/v1/events/:id",
      answer: guarded(({ params }) => showEvent(sql, params.id ?? "")),
    },
    {
      method: "GET",
      path: "/v1/events/:id/runs",
      answer: guarded(({ params }) => showRuns(sql, params.id ?? "")),
    },
    { method: "GET", path: "/v1/runs/:id", answer: guarded(({ params }) => showRun(sql, params.id ?? "")) },
    {
      method: "GET",
      path: "/v0/runs/:id/actions",
      answer: guarded(({ params }) => showActions(sql, params.id ?? "")),
    },
  ];
}

function guard(signingKey: string | null, request: Request): void {
  if (signingKey !== null && !authorises(request.headers.authorization, signingKey)) {
    throw new Refusal(401, "Authentication failed\n");
  }
}

async function health(sql: Pool): Promise<Reply> {
  const answered = sql`select 1`.then(() => true);
  const late = new Promise<false>((resolve) => setTimeout(() => resolve(false), 2_000).unref());
  const healthy = await Promise.race([answered, late]).catch(() => false);
  return healthy
    ? { status: 200, body: { status: 200, message: "OK" } }
    : { status: 503, body: { status: 503, error: "the database does not answer" } };
}

async function register({ sql, signingKey, onRegistered }: AppApi, request: Request): Promise<Reply> {
  const kind = signingKey === null ? "dev" : "cloud";
  const expected = request.headers["x-inngest-expected-server-kind"];
  if (typeof expected === "string" && expected !== "" && expected !== kind) {
    return refused(`Expected server kind ${expected}, got ${kind}`);
  }
  try {
    const registration = readRegistration(JSON.parse(await request.text()));
    const modified = await saveRegistration(sql, registration);
    if (modified)
      log("info", "an app was registered", {
        app: registration.app,
        functions: registration.functions.length,
      });
    onRegistered(registration);
    return {
      status: 200,
      body: { ok: true, modified, sync_id: crypto.randomUUID(), app_id: registration.app },
    };
  } catch (error) {
    if (error instanceof SyntaxError) return refused(error.message);
    if (!(error instanceof RegistrationRefused)) throw error;
    log("warn", "a registration was refused", { reason: error.message });
    return refused(error.message);
  }
}

// The SDK shows `status` and `error` of the body, not the status line: both must be there.
function refused(error: string): Reply {
  return { status: 400, body: { error, data: null, status: 400 } };
}

async function showEvent(sql: Pool, id: string): Promise<Reply> {
  const event = await findEvent(sql, id);
  if (!event) throw new Refusal(404, { error: "event not found", status: 404 });
  return { status: 200, body: { data: { internal_id: id, ...event }, metadata: {} } };
}

async function showRuns(sql: Pool, eventId: string): Promise<Reply> {
  const runs = await listRunsOfEvent(sql, eventId);
  return { status: 200, body: { data: runs.map(shown), metadata: {} } };
}

async function showRun(sql: Pool, id: string): Promise<Reply> {
  const run = await findRun(sql, id);
  if (!run) throw new Refusal(404, { error: "run not found", status: 404 });
  return { status: 200, body: { data: shown(run), metadata: {} } };
}

async function showActions(sql: Pool, id: string): Promise<Reply> {
  const run = await findRun(sql, id);
  if (!run || run.endedAt !== null) {
    const error = `runtime state is no longer available for runID: ${id}`;
    throw new Refusal(410, { error, data: null, status: 410 });
  }
  return { status: 200, body: await loadActions(sql, id) };
}

function shown(run: RunSummary): Record<string, unknown> {
  return {
    run_id: run.id,
    run_started_at: run.startedAt ?? run.createdAt,
    function_id: run.functionId,
    function_version: 0,
    event_id: run.eventId,
    status: run.status === "Queued" ? "Running" : run.status,
    ended_at: run.endedAt,
    output: run.error ?? run.output,
  };
}
