import { sql } from "drizzle-orm";
import { index, integer, jsonb, pgTable, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id } from "./columns.ts";

/** What did not come right by itself, with a cause and an owner. One open row a subject. */
export const failureInbox = pgTable(
  "failure_inbox",
  {
    id: id().primaryKey(),
    /** outbox, analysis, upload, order, payment, mail, metal_price, job. */
    kind: text("kind").notNull(),
    subject: text("subject").notNull(),
    customerId: uuid("customer_id"),
    orderId: uuid("order_id"),
    causeCode: text("cause_code").notNull(),
    cause: text("cause").notNull(),
    ownerRole: text("owner_role").notNull(),
    attempts: integer("attempts").notNull().default(1),
    /** What a retry does: command and its argument. */
    retry: jsonb("retry").$type<{ command: string; input: Record<string, unknown> }>(),
    firstSeenAt: createdAt(),
    lastSeenAt: at("last_seen_at").notNull().defaultNow(),
    resolvedAt: at("resolved_at"),
    resolvedBy: text("resolved_by"),
  },
  (t) => [
    uniqueIndex("failure_inbox_one_open").on(t.kind, t.subject).where(sql`${t.resolvedAt} is null`),
    index("failure_inbox_open").on(t.lastSeenAt.desc(), t.id).where(sql`${t.resolvedAt} is null`),
  ],
);
