import { index, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, customerId } from "./columns.ts";

/** What a consumer has done: (consumer, outbox row) once, written in the transaction of the effect. */
export const inbox = pgTable(
  "inbox",
  {
    customerId: customerId(),
    consumer: text("consumer").notNull(),
    outboxId: uuid("outbox_id").notNull(),
    result: jsonb("result"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.consumer, t.outboxId] }),
    // Rows come in the order of time and stay: a few blocks tell what was done in the last hour.
    index("inbox_done").using("brin", t.createdAt),
  ],
);
