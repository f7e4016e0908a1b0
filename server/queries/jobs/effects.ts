import { sql } from "drizzle-orm";
import { TOPICS, type Topic } from "#lib/contracts/events.ts";
import type { Ctx } from "#server/context.ts";

/** Promised effects of one topic, as our own tables know them whatever engine there is. Ages in seconds. */
export type Effects = {
  topic: Topic;
  /** Not handed over yet, and due. */
  waiting: number;
  oldestWaitingSeconds: number | null;
  /** Handed over, effect not seen yet. */
  unsettled: number;
  oldestUnsettledSeconds: number | null;
  /** Of these, the ones past the time the effect may take. */
  overdue: number;
};
export type EffectsAnswer = { topics: Effects[]; doneLastHour: number; givenUp: number };

type Row = Omit<Effects, "topic"> & { topic: string };

// Partial indexes hold just the open rows; the inbox is read through its BRIN index on time.
const OPEN = sql`
  select topic,
    count(*) filter (where sent_at is null and available_at <= now())::int as waiting,
    extract(epoch from now() - min(available_at) filter (where sent_at is null and available_at <= now()))::float8
      as "oldestWaitingSeconds",
    count(*) filter (where sent_at is not null)::int as unsettled,
    extract(epoch from now() - min(sent_at))::float8 as "oldestUnsettledSeconds",
    count(*) filter (where sent_at is not null and resend_at < now())::int as overdue
  from (
    select topic, available_at, sent_at, resend_at from outbox
      where sent_at is null and settled_at is null and failed_at is null
    union all select topic, available_at, sent_at, resend_at from outbox
      where sent_at is not null and settled_at is null and failed_at is null) as open
  group by topic`;

/** Every topic with what is open of it, the effects done in the last hour, and those given up (failure inbox). */
export async function readEffects({ db }: Ctx): Promise<EffectsAnswer> {
  const [open, done] = await Promise.all([
    db.execute<Row>(OPEN),
    db.execute<{ done: number; givenUp: number }>(sql`
      select (select count(*)::int from inbox where created_at > now() - interval '1 hour') as done,
        (select count(*)::int from failure_inbox where kind = 'outbox' and resolved_at is null) as "givenUp"`),
  ]);
  const nothing = {
    waiting: 0,
    oldestWaitingSeconds: null,
    unsettled: 0,
    oldestUnsettledSeconds: null,
    overdue: 0,
  };
  const topics = (Object.keys(TOPICS) as Topic[]).map((topic) => ({
    ...nothing,
    ...open.find((row) => row.topic === topic),
    topic,
  }));
  return { topics, doneLastHour: done[0]?.done ?? 0, givenUp: done[0]?.givenUp ?? 0 };
}
