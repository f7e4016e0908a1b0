import { sql } from "drizzle-orm";
import { foreignKey, index, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import { at, customerId, id, minor } from "./columns.ts";
import { orders } from "./orders.ts";

/** Who took which order, until when, and what it pays. At most one open claim an order, by index. */
export const claims = pgTable(
  "claims",
  {
    customerId: customerId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    operatorId: uuid("operator_id").notNull(),
    operatorName: text("operator_name").notNull(),
    payMinor: minor("pay_minor").notNull(),
    claimedAt: at("claimed_at").notNull(),
    leaseUntil: at("lease_until").notNull(),
    endedAt: at("ended_at"),
    /** released, expired, shipped or cancelled. Only `shipped` is paid. */
    outcome: text("outcome"),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    foreignKey({ columns: [t.customerId, t.orderId], foreignColumns: [orders.customerId, orders.id] }),
    uniqueIndex("claims_one_open").on(t.customerId, t.orderId).where(sql`${t.endedAt} is null`),
    index("claims_operator").on(t.operatorId, t.claimedAt),
    index("claims_open_of_operator").on(t.operatorId).where(sql`${t.endedAt} is null`),
    index("claims_shipped").on(t.endedAt).where(sql`${t.outcome} = 'shipped'`),
    index("claims_lease").on(t.leaseUntil).where(sql`${t.endedAt} is null`),
  ],
);
