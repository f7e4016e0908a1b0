import type { Db } from "./db.ts";

/** A schedule whose tick has come. `tickMs` is null for one that was just registered. */
export type DueCron = { functionId: string; expression: string; tickMs: number | null; nowMs: number };

/** Locks the schedules that are due; another process skips them. Times by the database's clock. */
export async function lockDueCrons(db: Db): Promise<DueCron[]> {
  return db<DueCron[]>`
    select function_id as "functionId", expression,
      case when isfinite(next_at) then (extract(epoch from next_at) * 1000)::float8 end as "tickMs",
      (extract(epoch from now()) * 1000)::float8 as "nowMs"
    from engine.crons where next_at <= now() order by next_at limit 100 for update skip locked`;
}

export async function setNextTick(db: Db, cron: DueCron, nextMs: number): Promise<void> {
  await db`
    update engine.crons set next_at = to_timestamp(${nextMs}::float8 / 1000.0)
    where function_id = ${cron.functionId} and expression = ${cron.expression}`;
}
