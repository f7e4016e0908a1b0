import type { Db } from "./db.ts";

/** What a heartbeat reports: how many processes are alive, and when the next schedule ticks. */
export type Pulse = { alive: number; nextCronMs: number | null };

/** Says that this process is alive. */
export async function heartbeat(db: Db, node: string, leaseMs: number): Promise<Pulse> {
  await db`
    insert into engine.nodes (id, seen_at) values (${node}, now())
    on conflict (id) do update set seen_at = now()`;
  const [pulse] = await db<Pulse[]>`
    select (select count(*)::int from engine.nodes
        where seen_at > now() - make_interval(secs => ${leaseMs / 1_000})) as alive,
      (select extract(epoch from greatest(min(next_at), now()) - clock_timestamp()) * 1000
        from engine.crons)::float8 as "nextCronMs"`;
  return pulse ?? { alive: 1, nextCronMs: null };
}

/** Forgets this process, and those that have been silent for a minute. */
export async function dropNodes(db: Db, node: string | null): Promise<void> {
  await db`
    delete from engine.nodes where id = ${node ?? ""}
      or greatest(seen_at, pg_postmaster_start_time()) < now() - interval '1 minute'`;
}
