import { sql } from "drizzle-orm";
import type { Gauge } from "prom-client";
import { readEngineGauges } from "./engine-gauges.ts";
import { logger } from "./logger.ts";
import { metrics } from "./metrics.ts";
import { probeDatabase } from "./probe-database.ts";

type Reading = { gauge: string; label: string; value: number };

const KEPT_MS = 10_000;
const SLOW_KEPT_MS = 60_000;

// What waits or is overdue: partial indexes hold just these rows, so the cost does not grow with the shop.
const WAITING = sql`
  select 'outbox_lag' gauge, topic label, extract(epoch from now() - min(available_at))::float8 value from outbox
    where sent_at is null and settled_at is null and failed_at is null and available_at <= now() group by topic
  union all select 'jobs', topic || '/waiting', count(*)::float8 from outbox
    where sent_at is null and settled_at is null and failed_at is null group by topic
  union all select 'jobs', topic || '/sent', count(*)::float8 from outbox
    where sent_at is not null and settled_at is null and failed_at is null group by topic
  union all select 'stuck', 'outbox', extract(epoch from now() - min(resend_at))::float8 from outbox
    where sent_at is not null and settled_at is null and failed_at is null and resend_at < now()
  union all select 'stuck', 'upload', extract(epoch from now() - min(expires_at))::float8 from uploads
    where state in ('open', 'completing') and expires_at < now()
  union all select 'stuck', 'analysis', extract(epoch from now() - min(stored_at))::float8 from models
    where state = 'stored' and analysis_state in ('none', 'queued', 'running')
  union all select 'stuck', 'claim', extract(epoch from now() - min(lease_until))::float8 from claims
    where ended_at is null and lease_until < now()
  union all select 'stuck', 'mail', extract(epoch from now() - min(next_attempt_at))::float8 from mails
    where state in ('queued', 'sending') and next_attempt_at < now()
  union all select 'failures', kind, count(*)::float8 from failure_inbox where resolved_at is null group by kind`;

// These read more rows: once a minute at most. An overdue order is one whose next move is late.
const COUNTED = sql`
  select 'orders' gauge, status label, count(*)::float8 value from order_views group by status
  union all select 'stuck', 'order', extract(epoch from now() - min(due_at))::float8 from order_views
    where status not in ('CLOSED', 'CANCELLED') and due_at < now()
  union all select 'upload_bytes', state, sum(size_bytes)::float8 from uploads group by state`;

const readAt = { waiting: 0, counted: 0 };

/** Brings the gauges of the business up to date; what cannot be read keeps its last value and says so in the log. */
export async function readBusinessGauges(): Promise<void> {
  const now = Date.now();
  const gauges = businessGauges();
  if (now - readAt.waiting > KEPT_MS) {
    readAt.waiting = now;
    await Promise.all([
      read(WAITING, gauges, ["outbox_lag", "jobs", "failures", "stuck"]),
      readEngineGauges(),
    ]);
  }
  if (now - readAt.counted > SLOW_KEPT_MS) {
    readAt.counted = now;
    await read(COUNTED, gauges, ["orders", "upload_bytes"]);
  }
}

async function read(query: typeof WAITING, gauges: Record<string, Gauge>, anew: string[]): Promise<void> {
  try {
    const rows = await probeDatabase().execute<Reading>(query);
    for (const name of anew) gauges[name]?.reset();
    for (const { gauge, label, value } of rows) gauges[gauge]?.set(labelsOf(gauge, label), value ?? 0);
  } catch (error) {
    logger().warn({ err: error }, "business gauges were not read");
  }
}

function labelsOf(gauge: string, label: string): Record<string, string> {
  if (gauge === "jobs") {
    const cut = label.lastIndexOf("/");
    return { topic: label.slice(0, cut), state: label.slice(cut + 1) };
  }
  const names: Record<string, string> = { outbox_lag: "topic", orders: "status", upload_bytes: "state" };
  return { [names[gauge] ?? "kind"]: label };
}

let made: Record<string, Gauge> | undefined;

function businessGauges(): Record<string, Gauge> {
  const { gauge } = metrics();
  made ??= {
    outbox_lag: gauge("facet_outbox_lag_seconds", "Age of the oldest effect not handed to the jobs yet.", [
      "topic",
    ]),
    jobs: gauge("facet_jobs", "Promised effects that are not done, by topic and state.", ["topic", "state"]),
    stuck: gauge("facet_stuck_seconds", "How long the oldest overdue thing of a kind is overdue.", ["kind"]),
    failures: gauge("facet_failures_open", "Open rows of the failure inbox by kind.", ["kind"]),
    orders: gauge("facet_orders", "Orders by status.", ["status"]),
    upload_bytes: gauge("facet_upload_bytes", "Bytes of uploads by state.", ["state"]),
  };
  return made;
}
