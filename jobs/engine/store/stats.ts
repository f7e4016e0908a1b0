import { type Db, rows } from "./db.ts";

/** What happened to the runs of one function in one batch. */
export type Tally = {
  functionId: string;
  started: number;
  completed: number;
  failed: number;
  cancelled: number;
};

/** Adds to the counts per function and minute that the staff page and the metrics read. */
export async function addStats(db: Db, tallies: readonly Tally[]): Promise<void> {
  if (tallies.length === 0) return;
  const sorted = tallies.toSorted((a, b) => (a.functionId < b.functionId ? -1 : 1));
  const written = sorted.map(({ functionId, ...counts }) => ({ function_id: functionId, ...counts }));
  await db`
    insert into engine.stats as s (function_id, minute, started, completed, failed, cancelled)
    select function_id, date_trunc('minute', now()), started, completed, failed, cancelled
    from json_to_recordset(${rows(db, written)}) as x(function_id text, started int, completed int,
      failed int, cancelled int)
    on conflict (function_id, minute) do update set started = s.started + excluded.started,
      completed = s.completed + excluded.completed, failed = s.failed + excluded.failed,
      cancelled = s.cancelled + excluded.cancelled`;
}

/** Counts by function while a batch is worked on. */
export class Tallies {
  readonly #byFunction = new Map<string, Tally>();

  add(functionId: string, what: Exclude<keyof Tally, "functionId">): void {
    const zero = { functionId, started: 0, completed: 0, failed: 0, cancelled: 0 };
    const tally = this.#byFunction.get(functionId) ?? zero;
    tally[what]++;
    this.#byFunction.set(functionId, tally);
  }

  list(): Tally[] {
    return [...this.#byFunction.values()];
  }
}
