import {
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  uuid,
} from "drizzle-orm/pg-core";
import { customerId } from "./columns.ts";
import { orders } from "./orders.ts";

/** The history: one row an event, numbered without a gap, each holding the hash of the one before. Append only. */
export const orderEvents = pgTable(
  "order_events",
  {
    customerId: customerId(),
    orderId: uuid("order_id").notNull(),
    seq: integer("seq").notNull(),
    event: text("event").notNull(),
    fromStatus: text("from_status"),
    toStatus: text("to_status").notNull(),
    actorKind: text("actor_kind").notNull(),
    actorId: text("actor_id"),
    /** Name as the customer may read it; null for the system. */
    actorName: text("actor_name"),
    payload: jsonb("payload").$type<Record<string, unknown>>().notNull().default({}),
    traceId: text("trace_id"),
    previousHash: text("previous_hash"),
    hash: text("hash").notNull(),
    at: timestamp("at", { withTimezone: true, precision: 3 }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.orderId, t.seq] }),
    foreignKey({ columns: [t.customerId, t.orderId], foreignColumns: [orders.customerId, orders.id] }),
    index("order_events_recent").on(t.at),
  ],
);
