import { boolean, foreignKey, index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, customerId, id } from "./columns.ts";
import { orders } from "./orders.ts";

/** What customer and workshop wrote to each other about an order. */
export const orderMessages = pgTable(
  "order_messages",
  {
    customerId: customerId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    authorKind: text("author_kind").notNull(),
    authorId: text("author_id").notNull(),
    authorName: text("author_name").notNull(),
    body: text("body").notNull(),
    /** The workshop waits for an answer to this one. */
    isQuestion: boolean("is_question").notNull().default(false),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    foreignKey({ columns: [t.customerId, t.orderId], foreignColumns: [orders.customerId, orders.id] }),
    index("order_messages_thread").on(t.customerId, t.orderId, t.id),
  ],
);
