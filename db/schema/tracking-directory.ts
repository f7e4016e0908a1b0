import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { customerId } from "./columns.ts";

/** Directory: finds an order from a carrier and its tracking number (`carrier:number`). */
export const trackingDirectory = pgTable("tracking_directory", {
  tracking: text("tracking").primaryKey(),
  customerId: customerId(),
  orderId: uuid("order_id").notNull(),
});
