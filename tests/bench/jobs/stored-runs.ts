import type postgres from "postgres";

/** Runs that are alive beside the stored ones, each with work that is due. */
const ALIVE = 100;
const CHUNK = 50_000;

const idOf = (kind: "0e" | "0f", n: number) => `${kind}${n.toString(16).padStart(24, "0")}`;

/**
 * Fills the engine's tables up to `count` runs, of which `from` are there already: over, a step each, every tenth with
 * a key against doubles, as a long life would leave them. The last hundred are alive.
 */
export async function storeRuns(sql: postgres.Sql, count: number, from = 0): Promise<void> {
  const run = sql`'0f' || lpad(to_hex(n), 24, '0')`;
  const event = sql`'0e' || lpad(to_hex(n), 24, '0')`;
  for (let first = from; first < count; first += CHUNK) {
    const numbers = sql`generate_series(${first}::int, ${Math.min(first + CHUNK, count) - 1}::int) n`;
    await sql`
      insert into engine.events (id, name, body, refs)
      select ${event}, 'bench/noop', '{"data":{"n":' || n || '},"id":"e' || n || '"}', array['e' || n]
      from ${numbers}`;
    await sql`
      insert into engine.runs (id, function_id, event_id, event_name, status, seq, ended_at, output)
      select ${run}, 'bench-noop', ${event}, 'bench/noop',
        case when n % 100 = 0 then 'Failed' else 'Completed' end, 1, now(), 'null' from ${numbers}`;
    await sql`
      insert into engine.steps (run_id, id, op, name, state, seq, value)
      select ${run}, 'aaaa', 'run', 'a', 'done', 1, '{"data":1}' from ${numbers}`;
    await sql`
      insert into engine.dedupe (function_id, key, expires_at)
      select 'bench-noop', 'k' || n, now() + interval '1 day' from ${numbers} where n % 10 = 0`;
  }
  await revive(sql, count);
  await sql`vacuum analyze engine.events, engine.runs, engine.steps, engine.dedupe, engine.jobs`;
}

async function revive(sql: postgres.Sql, count: number): Promise<void> {
  const ids = aliveIds(count);
  await sql`delete from engine.jobs where function_id = 'bench-noop'`;
  await sql`update engine.runs set ended_at = now(), status = 'Completed' where status = 'Running'`;
  await sql`update engine.runs set ended_at = null, status = 'Running', output = null where id = any(${ids})`;
  await sql`
    insert into engine.jobs (run_id, key, kind, function_id, parallel, attempt, turn, due_at)
    select id, 'call', 'call', function_id, false, 0, 1, now() from engine.runs where id = any(${ids})`;
}

/** The ids of the runs that are alive among `count` stored ones. */
export function aliveIds(count: number): string[] {
  return Array.from({ length: ALIVE }, (_, i) => idOf("0f", count - 1 - i));
}

/** An id that no stored event has, and one that the last of `count` has. */
export function eventIds(count: number): { free: string; taken: string } {
  return { free: idOf("0e", count + 1), taken: idOf("0e", count - 1) };
}
