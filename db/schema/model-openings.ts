import { index, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, customerId, id } from "./columns.ts";

/** Each time one of us opened a customer's model; the customer sees this list. */
export const modelOpenings = pgTable(
  "model_openings",
  {
    customerId: customerId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    modelId: uuid("model_id").notNull(),
    staffId: uuid("staff_id").notNull(),
    staffName: text("staff_name").notNull(),
    role: text("role").notNull(),
    /** review, make or support. */
    purpose: text("purpose").notNull(),
    /** view (display copy) or file (the original). */
    kind: text("kind").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    index("model_openings_order").on(t.customerId, t.orderId, t.id),
  ],
);
