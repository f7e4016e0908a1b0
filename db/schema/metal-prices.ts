import { sql } from "drizzle-orm";
import { check, index, pgTable, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, id, minor } from "./columns.ts";

/** Price fixes of metals: append only, the newest of a metal is in force, all of them are its history. */
export const metalPrices = pgTable(
  "metal_prices",
  {
    id: id().primaryKey(),
    metalId: text("metal_id").notNull(),
    minorPerGram: minor("minor_per_gram").notNull(),
    source: text("source").notNull(),
    fixedAt: at("fixed_at").notNull(),
    createdBy: uuid("created_by"),
    createdByName: text("created_by_name").notNull(),
    createdAt: createdAt(),
  },
  (t) => [
    check("metal_prices_positive", sql`${t.minorPerGram} > 0`),
    index("metal_prices_newest").on(t.metalId, t.fixedAt.desc(), t.id.desc()),
  ],
);
