import type { Sql } from "postgres";

// Payloads are canonical JSON in text columns: they go out byte for byte as they came in, and a string with
// \u0000, which jsonb refuses, is no special case. Ids compare as bytes (collate "C").
const TABLES = `
create table engine.apps (
  name text primary key, url text not null, sdk text not null, checksum text not null,
  synced_at timestamptz not null default now()
);
create table engine.functions (
  id text primary key, app text not null, config text not null, position int not null,
  archived_at timestamptz
);
create table engine.registry (only_row bool primary key default true check (only_row), version bigint not null);
insert into engine.registry (version) values (1);

create table engine.events (
  id text collate "C" primary key, name text not null, body text not null, refs text[] not null
);
create index events_refs on engine.events using gin (refs);

create table engine.runs (
  id text collate "C" primary key, function_id text collate "C" not null, event_id text collate "C" not null,
  event_name text not null, status text not null, parent_run text, parent_step text, origin_run text,
  pending int not null default 0, seq int not null default 0, bytes int not null default 0,
  version int not null default -1, caps json not null default '[]',
  created_at timestamptz not null default now(), started_at timestamptz, ended_at timestamptz,
  output text, error text
);
create index runs_of_function on engine.runs (function_id, id);
create index runs_of_event on engine.runs (event_id);
create index runs_active on engine.runs (function_id) where ended_at is null;
create index runs_failed on engine.runs (id) where status in ('Failed', 'Cancelled');

create sequence engine.fence cache 50;
create table engine.jobs (
  run_id text collate "C", key text collate "C", kind text not null, function_id text not null,
  step_id text, parallel bool not null, attempt int not null, turn int not null, payload text,
  due_at timestamptz not null, queued_at timestamptz not null default now(),
  leased_by text, leased_at timestamptz, fence bigint not null default nextval('engine.fence'),
  cap1 text collate "C", limit1 int, cap2 text collate "C", limit2 int,
  primary key (run_id, key)
) with (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 2000, autovacuum_vacuum_cost_delay = 0);
create index jobs_due on engine.jobs (due_at) where leased_by is null and cap1 is null;
create index jobs_capped on engine.jobs (cap1, due_at) where leased_by is null and cap1 is not null;
create index jobs_leased on engine.jobs (leased_by) where leased_by is not null;

create table engine.steps (
  run_id text collate "C", id text collate "C", op text not null, name text not null,
  state text not null, seq int, value text, attempts int not null default 1, detail text,
  created_at timestamptz not null default now(), ended_at timestamptz,
  primary key (run_id, id)
);
create table engine.attempts (
  run_id text collate "C" not null, step_id text, attempt int not null, at timestamptz not null default now(),
  took_ms int, status int, error text not null
);
create index attempts_of_run on engine.attempts (run_id);

create table engine.waits (
  id bigint generated always as identity primary key, kind text not null, event text collate "C" not null,
  match_key text collate "C", run_id text collate "C" not null, step_id text, function_id text not null,
  expression text, expires_at timestamptz not null
);
create index waits_of_event on engine.waits (event, match_key);
create index waits_of_run on engine.waits (run_id);

create table engine.dedupe (
  function_id text collate "C", key text collate "C", expires_at timestamptz not null,
  primary key (function_id, key)
);
create index dedupe_expired on engine.dedupe (expires_at);
create table engine.crons (
  function_id text collate "C", expression text, next_at timestamptz not null,
  primary key (function_id, expression)
);
create table engine.nodes (
  id text primary key, started_at timestamptz not null default now(), seen_at timestamptz not null
);
create table engine.stats (
  function_id text collate "C", minute timestamptz, started int not null default 0,
  completed int not null default 0, failed int not null default 0, cancelled int not null default 0,
  primary key (function_id, minute)
);
`;

const MIGRATIONS = [TABLES];
const LOCK = 7_316_041;

/**
 * Brings the schema `engine` to the newest version; several processes may start at once. A database that is
 * newer than this code is refused.
 */
export async function migrate(sql: Sql): Promise<void> {
  await sql.begin(async (tx) => {
    await tx`select pg_advisory_xact_lock(${LOCK})`;
    await tx`create schema if not exists engine`;
    await tx`create table if not exists engine.migrations (version int primary key, at timestamptz default now())`;
    const [row] = await tx<{ version: number }[]>`
      select coalesce(max(version), 0)::int as version from engine.migrations`;
    const version = row?.version ?? 0;
    if (version > MIGRATIONS.length)
      throw new Error(`the engine's schema is newer (${version}) than this code`);
    for (let next = version; next < MIGRATIONS.length; next++) {
      await tx.unsafe(MIGRATIONS[next] ?? "").simple();
      await tx`insert into engine.migrations (version) values (${next + 1})`;
    }
  });
}
