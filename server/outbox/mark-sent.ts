import { sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { DELIVERY } from "#lib/contracts/events.ts";
import type { ClaimedRow } from "./claim-outbox.ts";

/** Notes that these promises were handed over, and when to ask again should the effect not be seen by then. */
export async function markSent(db: Database, rows: readonly ClaimedRow[]): Promise<void> {
  if (rows.length === 0) return;
  const facts = rows.map((row) => ({
    customer_id: row.customerId,
    id: row.id,
    wait_ms: DELIVERY[row.topic].settleWithinMs * 2 ** Math.min(row.sends, 4),
  }));
  await db.execute(sql`
    update outbox o set sent_at = now(), sends = o.sends + 1, lease_until = null, leased_by = null,
      resend_at = now() + make_interval(secs => f.wait_ms / 1000.0)
    from jsonb_to_recordset(${JSON.stringify(facts)}::jsonb) as f(customer_id uuid, id uuid, wait_ms float8)
    where o.customer_id = f.customer_id and o.id = f.id`);
}

/** Frees promises that could not be handed over, with the reason; they are tried again after `waitMs`. */
export async function markUnsent(
  db: Database,
  rows: readonly ClaimedRow[],
  failure: { error: string; waitMs: number },
): Promise<void> {
  if (rows.length === 0) return;
  const keys = JSON.stringify(rows.map(({ customerId, id }) => ({ customer_id: customerId, id })));
  await db.execute(sql`
    update outbox o set lease_until = now() + make_interval(secs => ${failure.waitMs / 1000}::float8), leased_by = null,
      last_error = ${failure.error}
    from jsonb_to_recordset(${keys}::jsonb) as f(customer_id uuid, id uuid)
    where o.customer_id = f.customer_id and o.id = f.id`);
}
