import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { customerId } from "./columns.ts";

/** Directory: finds a payment from what a provider's webhook names, without asking every shard. */
export const paymentDirectory = pgTable("payment_directory", {
  providerRef: text("provider_ref").primaryKey(),
  customerId: customerId(),
  paymentId: uuid("payment_id").notNull(),
});
