import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import type { Topic } from "#lib/contracts/events.ts";

export type ClaimedRow = {
  customerId: string;
  id: string;
  topic: Topic;
  payload: Record<string, unknown>;
  traceId: string | null;
  sends: number;
};

const LEASE = "20 seconds";

/**
 * Takes up to `limit` promises that nobody has sent yet, oldest first, for twenty seconds. A conditional update
 * rather than SKIP LOCKED, so that it is right on one node and on many; a dead relay's rows are free again
 * when its lease runs out.
 */
export async function claimOutbox(db: Database, by: string, limit: number): Promise<ClaimedRow[]> {
  const rows = await db.execute<ClaimedRow>(sql`
    update outbox set lease_until = now() + ${LEASE}::interval, leased_by = ${by}
    where (customer_id, id) in (
      select customer_id, id from outbox
      where sent_at is null and settled_at is null and failed_at is null
        and available_at <= now() and (lease_until is null or lease_until < now())
      order by available_at, id limit ${limit}
    ) and sent_at is null and (lease_until is null or lease_until < now())
    returning customer_id as "customerId", id, topic, payload, trace_id as "traceId", sends`);
  return [...rows];
}
