import { sql } from "drizzle-orm";
import { check, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, customerId, id } from "./columns.ts";

/** Outgoing mail. Written in the transaction of its cause; kept to read even when no mail server is set. */
export const mails = pgTable(
  "mails",
  {
    customerId: customerId(),
    id: id(),
    orderId: uuid("order_id"),
    template: text("template").notNull(),
    locale: text("locale").notNull(),
    toAddress: text("to_address").notNull(),
    subject: text("subject").notNull(),
    html: text("html").notNull(),
    plain: text("plain").notNull(),
    /** One cause, one mail: the outbox row, or the reset token's hash. */
    dedupeKey: text("dedupe_key").notNull(),
    state: text("state").notNull().default("queued"),
    attempts: integer("attempts").notNull().default(0),
    nextAttemptAt: at("next_attempt_at").notNull().defaultNow(),
    lastError: text("last_error"),
    sentAt: at("sent_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    uniqueIndex("mails_once").on(t.customerId, t.dedupeKey),
    check("mails_state", sql`${t.state} in ('queued', 'sending', 'sent', 'kept', 'failed')`),
    index("mails_queue").on(t.nextAttemptAt).where(sql`${t.state} in ('queued', 'sending')`),
    index("mails_recent").on(t.createdAt.desc(), t.id.desc()),
  ],
);
