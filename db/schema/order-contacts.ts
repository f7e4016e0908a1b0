import { foreignKey, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, customerId } from "./columns.ts";
import { orders } from "./orders.ts";

/** Personal data of one order, apart from everything that is logged, listed or hashed. */
export const orderContacts = pgTable(
  "order_contacts",
  {
    customerId: customerId(),
    orderId: uuid("order_id").notNull(),
    name: text("name").notNull(),
    email: text("email").notNull(),
    phone: text("phone"),
    /** DeliveryAddress of lib/contracts/order.ts. */
    address: jsonb("address").notNull(),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.orderId] }),
    foreignKey({ columns: [t.customerId, t.orderId], foreignColumns: [orders.customerId, orders.id] }),
  ],
);
