import postgres from "postgres";
import type { Db } from "#jobs/engine/store/db.ts";
import { takeKeys } from "#jobs/engine/store/dedupe.ts";
import { insertEvents } from "#jobs/engine/store/events.ts";
import { claimCappedJobs, claimJobs, lockOwnJobs, nextDueMs } from "#jobs/engine/store/jobs.ts";
import { listFunctions, listRuns } from "#jobs/engine/store/operator-views.ts";
import { loadContexts, lockRuns } from "#jobs/engine/store/runs.ts";
import { aliveIds, eventIds } from "./stored-runs.ts";

type Node = {
  "Node Type": string;
  "Index Name"?: string;
  "Relation Name"?: string;
  "Actual Rows"?: number;
  "Shared Hit Blocks"?: number;
  "Shared Read Blocks"?: number;
  Plans?: Node[];
};
/** One query as PostgreSQL ran it. `pages` of 8 kB, from memory or disk. */
export type Plan = { what: string; query: string; ms: number; pages: number; reads: string };

const ROUNDS = 7;
const BURST = 20;

/** The queries that run all the time, by the engine's own code. */
function hotQueries(stored: number): Record<string, (db: Db) => Promise<unknown>> {
  const alive = aliveIds(stored).slice(0, BURST);
  const event = (key: string) => ({
    key,
    body: { id: key, name: "bench/noop", data: { n: 1 }, ts: 0, user: {} },
    named: true,
    notBeforeMs: null,
  });
  const { free, taken } = eventIds(stored);
  const list = {
    functionId: null,
    status: null,
    refs: [],
    sinceMs: null,
    untilMs: null,
    before: null,
    limit: 20,
  };
  return {
    claimJobs: (db) => claimJobs(db, "bench", BURST),
    claimCappedJobs: (db) =>
      claimCappedJobs({ begin: (work: (tx: Db) => unknown) => work(db) } as never, "b", 20),
    nextDueMs,
    loadContexts: (db) => loadContexts(db, alive),
    lockRuns: (db) => lockRuns(db, alive),
    lockOwnJobs: (db) => lockOwnJobs(db, [{ fence: "1" }]),
    "takeIn: known event ids": (db) => insertEvents(db, [event(free), event(taken)]),
    "takeIn: keys against doubles": (db) =>
      takeKeys(db, [
        { functionId: "bench-noop", key: "k0" },
        { functionId: "bench-noop", key: "new" },
      ]),
    "page: runs": (db) => listRuns(db, list),
    "page: runs of an order": (db) => listRuns(db, { ...list, refs: ["e77"] }),
    "page: failed runs": (db) => listRuns(db, { ...list, status: "Failed" }),
    "page: functions": (db) => listFunctions(db),
  };
}

/**
 * Runs each hot query several times in transactions that are rolled back, and returns what PostgreSQL itself says it
 * did (auto_explain): the median time, and the plan of the last round.
 */
export async function hotPlans(databaseUrl: string, stored: number): Promise<Plan[]> {
  const notices: string[] = [];
  const sql = postgres(databaseUrl, { max: 1, onnotice: ({ message }) => notices.push(message ?? "") });
  await sql`load 'auto_explain'`;
  const settings = {
    "auto_explain.log_min_duration": "0",
    "auto_explain.log_analyze": "on",
    "auto_explain.log_buffers": "on",
    "auto_explain.log_format": "json",
    client_min_messages: "log",
  };
  for (const [name, value] of Object.entries(settings))
    await sql`select set_config(${name}, ${value}, false)`;
  const plans: Plan[] = [];
  for (const [what, run] of Object.entries(hotQueries(stored))) {
    const rounds: Plan[][] = [];
    for (let round = 0; round < ROUNDS; round++) {
      await sql
        .begin(async (tx) => {
          notices.length = 0;
          await run(tx);
          // PostgreSQL tells of a statement when the next one begins
          await tx.unsafe(FLUSH);
          rounds.push(notices.flatMap((text) => planOf(what, text)));
          throw ROLLED_BACK;
        })
        .catch((error: unknown) => {
          if (error !== ROLLED_BACK) throw error;
        });
    }
    plans.push(...medians(rounds));
  }
  await sql.end();
  return plans;
}

const FLUSH = "select 'told'";
const ROLLED_BACK = new Error("rolled back");

function planOf(what: string, notice: string): Plan[] {
  const [, ms, json] = /^duration: ([\d.]+) ms {2}plan:\n([\s\S]*)$/.exec(notice) ?? [];
  if (!json) return [];
  if (json.includes(FLUSH)) return [];
  const { "Query Text": query, Plan: plan } = JSON.parse(json) as { "Query Text": string; Plan: Node };
  const pages = (plan["Shared Hit Blocks"] ?? 0) + (plan["Shared Read Blocks"] ?? 0);
  return [{ what, query, ms: Number(ms), pages, reads: [...new Set(readsOf(plan))].join(", ") }];
}

/** How each table is reached: the index, or that all of it was read. */
function readsOf(node: Node): string[] {
  const type = node["Node Type"];
  const name = node["Index Name"] ?? (type === "Seq Scan" ? `all of ${node["Relation Name"]}` : null);
  return [...(name ? [name] : []), ...(node.Plans ?? []).flatMap(readsOf)];
}

function medians(rounds: readonly Plan[][]): Plan[] {
  const last = rounds.at(-1) ?? [];
  return last.map((plan, i) => {
    const times = rounds.map((round) => round[i]?.ms ?? plan.ms).toSorted((a, b) => a - b);
    return { ...plan, ms: times[Math.floor(times.length / 2)] ?? plan.ms };
  });
}
