import { sql } from "drizzle-orm";
import { foreignKey, pgTable, primaryKey, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, customerId, id } from "./columns.ts";
import { orders } from "./orders.ts";

/** A customer's permission to read the price of one order by an address; at most one in force for an order. */
export const quoteShares = pgTable(
  "quote_shares",
  {
    customerId: customerId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    createdAt: createdAt(),
    revokedAt: at("revoked_at"),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    foreignKey({ columns: [t.customerId, t.orderId], foreignColumns: [orders.customerId, orders.id] }),
    uniqueIndex("quote_shares_one_in_force").on(t.customerId, t.orderId).where(sql`${t.revokedAt} is null`),
  ],
);
