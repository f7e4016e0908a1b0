import { pgSequence, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, customerId } from "./columns.ts";

export const orderSerial = pgSequence("order_serial", { startWith: 1001 });

/** Directory: a number is unique over all customers, which a table keyed by customer cannot promise. */
export const orderNumbers = pgTable("order_numbers", {
  number: text("number").primaryKey(),
  customerId: customerId(),
  orderId: uuid("order_id").notNull(),
  createdAt: createdAt(),
});
