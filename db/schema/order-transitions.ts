import { pgTable, primaryKey, text } from "drizzle-orm/pg-core";

/** The moves the database lets through, filled from lib/domain/order/transitions.ts at migration time. */
export const orderTransitions = pgTable(
  "order_transitions",
  {
    event: text("event").notNull(),
    fromStatus: text("from_status").notNull(),
    toStatus: text("to_status").notNull(),
  },
  (t) => [primaryKey({ columns: [t.event, t.fromStatus, t.toStatus] })],
);
