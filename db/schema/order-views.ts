import { sql } from "drizzle-orm";
import { doublePrecision, index, integer, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, customerId, minor } from "./columns.ts";

/** Read model for lists and search; written in the transaction of the event, so it cannot disagree. */
export const orderViews = pgTable(
  "order_views",
  {
    customerId: customerId(),
    orderId: uuid("order_id").notNull(),
    number: text("number").notNull(),
    status: text("status").notNull(),
    heldFrom: text("held_from"),
    paymentStatus: text("payment_status").notNull(),
    channel: text("channel").notNull(),
    title: text("title").notNull(),
    metalId: text("metal_id"),
    quantity: integer("quantity").notNull(),
    weightG: doublePrecision("weight_g"),
    totalMinor: minor("total_minor"),
    customerName: text("customer_name"),
    customerEmail: text("customer_email"),
    /** The seller who acted on the order last: whose it is in the queue. */
    sellerId: uuid("seller_id"),
    sellerName: text("seller_name"),
    sellerNote: text("seller_note"),
    reason: text("reason"),
    /** A question of ours that the customer has not answered yet. */
    openQuestion: text("open_question"),
    /** Since when the customer waits for our answer; null when we answered last. */
    unansweredSince: at("unanswered_since"),
    promisedAt: at("promised_at"),
    expectedAt: at("expected_at"),
    dueAt: at("due_at"),
    statusSince: at("status_since").notNull(),
    lastEvent: text("last_event").notNull(),
    lastEventAt: at("last_event_at").notNull(),
    createdAt: at("created_at").notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.orderId] }),
    index("order_views_mine").on(t.customerId, t.createdAt.desc(), t.orderId.desc()),
    index("order_views_queue").on(t.status, t.dueAt, t.orderId),
    index("order_views_unanswered")
      .on(t.unansweredSince, t.orderId)
      .where(sql`${t.unansweredSince} is not null`),
    // Beginnings of an address, and of any word of a name, whatever the collation of the database is.
    index("order_views_search_email").on(sql`lower(${t.customerEmail}) text_pattern_ops`),
    index("order_views_search_name").using(
      "gin",
      sql`to_tsvector('simple', coalesce(${t.customerName}, ''))`,
    ),
  ],
);
