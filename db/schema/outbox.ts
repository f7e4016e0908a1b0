import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, customerId, id } from "./columns.ts";

/**
 * Promised effects. Producer: `appendOutbox(tx, …)` in the transaction of the fact. One row has one consumer.
 * The relay claims rows by lease, sends the event with this id, and asks again until the consumer has settled
 * the row in the transaction of its effect. Indexes are partial: settled rows, nearly all, cost nothing.
 */
export const outbox = pgTable(
  "outbox",
  {
    customerId: customerId(),
    id: id(),
    /** Event name of lib/contracts/events.ts; names the one consumer. */
    topic: text("topic").notNull(),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull(),
    orderId: uuid("order_id"),
    traceId: text("trace_id"),
    availableAt: at("available_at").notNull().defaultNow(),
    leaseUntil: at("lease_until"),
    leasedBy: text("leased_by"),
    sentAt: at("sent_at"),
    /** How often it was handed to the job engine; part of the event id, so a lost one can be sent anew. */
    sends: integer("sends").notNull().default(0),
    /** When to send again unless settled by then. */
    resendAt: at("resend_at"),
    settledAt: at("settled_at"),
    failedAt: at("failed_at"),
    lastError: text("last_error"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index("outbox_to_send")
      .on(t.availableAt, t.id)
      .where(sql`${t.sentAt} is null and ${t.settledAt} is null and ${t.failedAt} is null`),
    index("outbox_unsettled")
      .on(t.resendAt)
      .where(sql`${t.sentAt} is not null and ${t.settledAt} is null and ${t.failedAt} is null`),
    index("outbox_order").on(t.customerId, t.orderId),
  ],
);
