import { sql } from "drizzle-orm";
import { doublePrecision, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, customerId, minor } from "./columns.ts";

/** The work board: active orders only, so that it stays small whatever the shop has sold. */
export const boardOrders = pgTable(
  "board_orders",
  {
    customerId: customerId(),
    orderId: uuid("order_id").notNull(),
    number: text("number").notNull(),
    status: text("status").notNull(),
    title: text("title").notNull(),
    metalId: text("metal_id").notNull(),
    weightG: doublePrecision("weight_g").notNull(),
    difficulty: integer("difficulty").notNull(),
    payMinor: minor("pay_minor").notNull(),
    operatorId: uuid("operator_id"),
    operatorName: text("operator_name"),
    leaseUntil: at("lease_until"),
    approvedAt: at("approved_at").notNull(),
    dueAt: at("due_at"),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.orderId] }),
    index("board_orders_free")
      .on(t.approvedAt.desc(), t.orderId.desc())
      .where(sql`${t.status} = 'MANUFACTURING_APPROVED'`),
    index("board_orders_operator").on(t.operatorId, t.approvedAt),
    index("board_orders_status").on(t.status, t.dueAt),
  ],
);
