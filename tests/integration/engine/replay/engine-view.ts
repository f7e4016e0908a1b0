import postgres from "postgres";
import { eventually } from "../support.ts";

type Work = { queued: number; calling: number; activeRuns: number };
type ShownRun = {
  id: string;
  functionId: string;
  status: string;
  endedAt: string | null;
  output: unknown;
  error: { code: string; name: string; message: string } | null;
};
type ShownStep = { name: string; state: string };

/** What an engine says of itself, asked as its operator. */
export type EngineView = {
  /** Nothing is due and no more than `open` calls are under way: what was answered is settled, what it asked for registered. */
  isQuiet: (open?: number) => Promise<boolean>;
  runs: () => Promise<ShownRun[]>;
  run: (id: string) => Promise<{ run: ShownRun; steps: ShownStep[] }>;
};

export function viewOf(engineUrl: string, signingKey: string | null): EngineView {
  const headers: Record<string, string> = signingKey ? { authorization: `Bearer ${signingKey}` } : {};
  const ask = async <T>(path: string): Promise<T> => {
    const answer = await fetch(`${engineUrl}/operator${path}`, { headers });
    if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
    return (await answer.json()) as T;
  };
  return {
    isQuiet: async (open = 0) => {
      const { functions } = await ask<{ functions: Work[] }>("/functions");
      const sum = (of: (one: Work) => number) => functions.reduce((total, one) => total + of(one), 0);
      return sum(({ queued }) => queued) === 0 && sum(({ calling }) => calling) <= open;
    },
    runs: async () => (await ask<{ runs: ShownRun[] }>("/runs?limit=200")).runs,
    run: (id) => ask(`/runs/${id}`),
  };
}

/** Makes every registered schedule due at the minute that runs now. */
export async function makeSchedulesDue(databaseUrl: string): Promise<void> {
  const sql = postgres(databaseUrl, { max: 1 });
  await eventually(async () => (await sql`select 1 from engine.crons where isfinite(next_at)`).length > 0);
  await sql`update engine.crons set next_at = date_trunc('minute', now())`;
  await sql.end();
}

/** The configuration of each function as the app registered it. */
export async function registeredFunctions(databaseUrl: string): Promise<Record<string, unknown>[]> {
  const sql = postgres(databaseUrl, { max: 1 });
  const rows = await sql<{ config: string }[]>`select config from engine.functions order by id`;
  await sql.end();
  return rows.map(({ config }) => JSON.parse(config) as Record<string, unknown>);
}
