import { sql } from "drizzle-orm";
import { bigint, timestamp, uuid } from "drizzle-orm/pg-core";

/** UUIDv7 made by the database: sorted by time, so that inserts touch one end of an index. */
export const id = () => uuid("id").notNull().default(sql`uuidv7()`);

/** First column of every key of customer-owned data: the distribution column when the schema is spread out. */
export const customerId = () => uuid("customer_id").notNull();

export const createdAt = () => timestamp("created_at", { withTimezone: true }).notNull().defaultNow();
export const at = (name: string) => timestamp(name, { withTimezone: true });

/** An amount in minor units (kopeks), a safe integer. */
export const minor = (name: string) => bigint(name, { mode: "number" });
