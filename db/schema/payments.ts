import { sql } from "drizzle-orm";
import {
  check,
  foreignKey,
  integer,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from "drizzle-orm/pg-core";
import { at, createdAt, customerId, id, minor } from "./columns.ts";
import { orders } from "./orders.ts";

/** One attempt to take money for one order. The row exists before the provider is asked. */
export const payments = pgTable(
  "payments",
  {
    customerId: customerId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    quoteId: uuid("quote_id").notNull(),
    provider: text("provider").notNull(),
    providerRef: text("provider_ref"),
    /** Given to the provider with every request about this payment: asking twice charges once. */
    idempotencyKey: text("idempotency_key").notNull(),
    status: text("status").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    currency: text("currency").notNull().default("RUB"),
    declineCode: text("decline_code"),
    attempts: integer("attempts").notNull().default(0),
    authorizedAt: at("authorized_at"),
    capturedAt: at("captured_at"),
    releasedAt: at("released_at"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    foreignKey({ columns: [t.customerId, t.orderId], foreignColumns: [orders.customerId, orders.id] }),
    check("payments_amount", sql`${t.amountMinor} > 0`),
    check(
      "payments_status",
      sql`${t.status} in ('pending', 'unknown', 'authorized', 'captured', 'refunded', 'voided', 'failed')`,
    ),
    uniqueIndex("payments_key").on(t.customerId, t.idempotencyKey),
    uniqueIndex("payments_one_live")
      .on(t.customerId, t.orderId)
      .where(sql`${t.status} in ('pending', 'unknown', 'authorized', 'captured')`),
  ],
);
