import { bigint, integer, pgTable, text } from "drizzle-orm/pg-core";

/** Counters of attempts; in the database, so that limits hold when the cache is down. */
export const rateLimits = pgTable("rate_limits", {
  id: text("id").primaryKey(),
  key: text("key").notNull().unique(),
  count: integer("count").notNull(),
  lastRequest: bigint("last_request", { mode: "number" }).notNull(),
});
