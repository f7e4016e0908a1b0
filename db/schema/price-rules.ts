import { integer, jsonb, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt } from "./columns.ts";

/** Versions of the price rules: append only; the newest published one is in force. */
export const priceRules = pgTable("price_rules", {
  version: integer("version").primaryKey(),
  /** PriceRules of lib/contracts/pricing.ts. */
  rules: jsonb("rules").notNull(),
  note: text("note").notNull(),
  publishedAt: at("published_at").notNull().defaultNow(),
  createdBy: uuid("created_by"),
  createdByName: text("created_by_name").notNull(),
  createdAt: createdAt(),
});
