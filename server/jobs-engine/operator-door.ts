import type { z } from "zod";
import { env } from "../env.ts";
import { conflict, notFound, Refusal } from "../errors.ts";
import { FunctionsAnswer, RunAnswer, RunsAnswer, StartedAnswer } from "./answers.ts";

/** The operator's door of the job engine: what runs, what ran, and the three things one may do about a run. */
export type OperatorDoor = ReturnType<typeof doorAt>;

const DEADLINE_MS = 4_000;
const PAGE_ROWS = 20;
const CLOUD = "https://app.inngest.com";

/**
 * The operator's door, where the configured engine has one: JOBS_OPERATOR_URL names it. Null where it has not; its
 * own pages at `consoleUrl()` are the place then. The door refuses with JOBS_SILENT when nothing answers in 4 s.
 */
export function operatorDoor(): OperatorDoor | null {
  const { JOBS_OPERATOR_URL, INNGEST_SIGNING_KEY } = env();
  return JOBS_OPERATOR_URL ? doorAt(JOBS_OPERATOR_URL, INNGEST_SIGNING_KEY) : null;
}

/** The operator's door; refuses with JOBS_ELSEWHERE where the engine has none. */
export function requireOperatorDoor(): OperatorDoor {
  const door = operatorDoor();
  if (!door) throw conflict("JOBS_ELSEWHERE");
  return door;
}

/** Where the engine shows itself to people, when it has no operator's door. */
export function consoleUrl(): string {
  const { INNGEST_BASE_URL, INNGEST_DEV } = env();
  return INNGEST_BASE_URL ?? (INNGEST_DEV?.startsWith("http") ? INNGEST_DEV : CLOUD);
}

/** What runs are asked for; `refs`: any of these words in the event's data, or the id of the run or event. */
type RunQuery = {
  functionId: string | null;
  status: string | null;
  refs: readonly string[];
  since: Date | null;
  cursor: string | null;
};

function doorAt(base: string, signingKey: string | undefined) {
  const ask = async <T>(method: "GET" | "POST", path: string, answer: z.ZodType<T>, body?: unknown) => {
    const response = await fetch(`${base}${path}`, {
      method,
      headers: {
        ...(signingKey ? { authorization: `Bearer ${signingKey}` } : {}),
        ...(method === "POST" ? { "content-type": "application/json" } : {}),
      },
      ...(method === "POST" ? { body: JSON.stringify(body ?? {}) } : {}),
      redirect: "error",
      signal: AbortSignal.timeout(DEADLINE_MS),
    }).catch((error: unknown) => {
      throw silent(error);
    });
    if (!response.ok) throw await refusalOf(response);
    const said: unknown = await response.json().catch(() => null);
    const { data, error } = answer.safeParse(said);
    if (!data) throw silent(error);
    return data;
  };
  const run = (id: string) => `/runs/${encodeURIComponent(id)}`;
  return {
    functions: () => ask("GET", "/functions", FunctionsAnswer),
    runs: (query: RunQuery) => ask("GET", `/runs?${searchOf(query)}`, RunsAnswer),
    run: (id: string) => ask("GET", run(id), RunAnswer),
    cancel: (id: string) => ask("POST", `${run(id)}/cancel`, StartedAnswer),
    retry: (id: string) => ask("POST", `${run(id)}/retry`, StartedAnswer),
    replay: (id: string, fromStep: string | null) =>
      ask("POST", `${run(id)}/replay`, StartedAnswer, fromStep ? { fromStep } : {}),
  };
}

function searchOf({ functionId, status, refs, since, cursor }: RunQuery): URLSearchParams {
  const said = {
    function: functionId,
    status,
    since: since?.toISOString(),
    cursor,
    limit: String(PAGE_ROWS),
  };
  const search = new URLSearchParams(
    Object.entries(said).filter((entry): entry is [string, string] => Boolean(entry[1])),
  );
  for (const ref of refs) search.append("ref", ref);
  return search;
}

function silent(cause: unknown): Refusal {
  const refusal = new Refusal("UNAVAILABLE", "JOBS_SILENT", { retryAfterS: 5 });
  refusal.cause = cause;
  return refusal;
}

const CODES: Record<string, () => Refusal> = {
  RUN_NOT_FOUND: () => notFound("run"),
  STEP_NOT_FOUND: () => notFound("step"),
  RUN_OVER: () => conflict("RUN_OVER"),
  RUN_STILL_ACTIVE: () => conflict("RUN_STILL_ACTIVE"),
  FUNCTION_GONE: () => conflict("FUNCTION_GONE"),
};

async function refusalOf(response: Response): Promise<Refusal> {
  const said = (await response.json().catch(() => null)) as { error?: unknown } | null;
  return CODES[String(said?.error)]?.() ?? silent(new Error(`the operator's door said ${response.status}`));
}
