import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { createdAt, id } from "./columns.ts";

/**
 * Owner of orders and files; its id is `customer_id` everywhere and never changes. A visitor without an account
 * has one too, and keeps it on registering: only `customer_members` gains a row.
 */
export const customers = pgTable("customers", {
  id: id().primaryKey(),
  name: text("name"),
  email: text("email"),
  phone: text("phone"),
  locale: text("locale").notNull().default("ru"),
  /** User who opened it; who else may act for it stands in `customer_members`. */
  openedBy: uuid("opened_by"),
  createdAt: createdAt(),
});
