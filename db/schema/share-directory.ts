import { pgTable, text, uuid } from "drizzle-orm/pg-core";
import { customerId } from "./columns.ts";

/** Directory: finds a shared price by its address. Holds only a hash: the address itself is nowhere kept. */
export const shareDirectory = pgTable("share_directory", {
  /** SHA-256 (hex) of the token in the address. */
  tokenHash: text("token_hash").primaryKey(),
  customerId: customerId(),
  shareId: uuid("share_id").notNull(),
});
