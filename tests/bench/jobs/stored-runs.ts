import type postgres from "postgres";

/** Fills the engine's tables with runs that are over, a step each, as a long life would leave them. */
export async function storeRuns(sql: postgres.Sql, count: number): Promise<void> {
  const chunk = 50_000;
  for (let from = 0; from < count; from += chunk) {
    const to = Math.min(from + chunk, count) - 1;
    await sql`
      insert into engine.events (id, name, body, refs)
      select '0' || lpad(to_hex(n), 25, '0'), 'bench/noop', '{"data":{"n":' || n || '},"id":"e' || n || '"}', array['e' || n]
      from generate_series(${from}::int, ${to}::int) n`;
    await sql`
      insert into engine.runs (id, function_id, event_id, event_name, status, seq, ended_at, output)
      select '0' || lpad(to_hex(n), 25, '1'), 'bench-noop', '0' || lpad(to_hex(n), 25, '0'), 'bench/noop',
        case when n % 100 = 0 then 'Failed' else 'Completed' end, 1, now(), 'null'
      from generate_series(${from}::int, ${to}::int) n`;
    await sql`
      insert into engine.steps (run_id, id, op, name, state, seq, value)
      select '0' || lpad(to_hex(n), 25, '1'), 'aaaa', 'run', 'a', 'done', 1, '{"data":1}'
      from generate_series(${from}::int, ${to}::int) n`;
  }
  await sql`analyze engine.events, engine.runs, engine.steps`;
}

const HOT = {
  "claim due work": `select run_id, key from engine.jobs where leased_by is null and cap1 is null and due_at <= now()
    order by due_at limit 100 for update skip locked`,
  "next due": "select min(due_at) from engine.jobs where leased_by is null and cap1 is null",
  "lock runs": "select id from engine.runs where id = any(array['01','02']) order by id for update",
  "steps of runs": `select run_id, id, value from engine.steps where run_id = any(array['01','02']) and state = 'done'
    order by run_id, seq`,
  "what waits for an event": `select * from engine.waits where event = 'x' and (match_key is null or match_key = any(array['a']))`,
  "a page of runs":
    "select id from engine.runs where function_id = 'bench-noop' and id < '2' order by id desc limit 50",
  "failed runs":
    "select id from engine.runs where status in ('Failed','Cancelled') and id < '2' order by id desc limit 50",
  "runs of an order": `select id from engine.runs where event_id in
    (select id from engine.events where refs @> array['e77']) order by id desc limit 50`,
};

/** Prints how PostgreSQL answers the queries that run all the time. */
export async function showPlans(sql: postgres.Sql): Promise<void> {
  for (const [what, query] of Object.entries(HOT)) {
    const plan = await sql.unsafe<{ "QUERY PLAN": string }[]>(
      `explain (analyze, costs off, timing off, summary on) ${query}`,
    );
    console.log(`\n-- ${what}`);
    for (const row of plan) console.log(`   ${row["QUERY PLAN"]}`);
  }
}
