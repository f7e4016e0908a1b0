import { sql } from "drizzle-orm";
import { check, foreignKey, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, customerId, id, minor } from "./columns.ts";
import { models } from "./models.ts";

/** One order: its present state. How it came here stands in `order_events`. */
export const orders = pgTable(
  "orders",
  {
    customerId: customerId(),
    id: id(),
    number: text("number").notNull(),
    status: text("status").notNull(),
    /** Rises by one with every event; the compare in compare-and-set. */
    version: integer("version").notNull().default(1),
    statusSince: at("status_since").notNull().defaultNow(),
    /** When the next move is due; null when the order waits for nobody. */
    dueAt: at("due_at"),
    paymentStatus: text("payment_status").notNull().default("none"),
    channel: text("channel").notNull().default("shop"),
    locale: text("locale").notNull().default("ru"),
    modelId: uuid("model_id").notNull(),
    /** OrderOptions of lib/contracts/order.ts: metal, finish, size, quantity, engraving, note. */
    options: jsonb("options").notNull(),
    quoteId: uuid("quote_id"),
    totalMinor: minor("total_minor"),
    heldFrom: text("held_from"),
    reason: text("reason"),
    nextActionAt: at("next_action_at"),
    promisedAt: at("promised_at"),
    expectedAt: at("expected_at"),
    carrier: text("carrier"),
    trackingNumber: text("tracking_number"),
    lastEventHash: text("last_event_hash"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    foreignKey({ columns: [t.customerId, t.modelId], foreignColumns: [models.customerId, models.id] }),
    check("orders_total", sql`${t.totalMinor} is null or ${t.totalMinor} > 0`),
    check("orders_held_from", sql`(${t.status} = 'ON_HOLD') = (${t.heldFrom} is not null)`),
    check("orders_channel", sql`${t.channel} in ('shop', 'partner')`),
    check(
      "orders_payment_status",
      sql`${t.paymentStatus} in ('none', 'pending', 'unknown', 'authorized', 'captured', 'refunded', 'voided', 'failed')`,
    ),
  ],
);
