import { sql } from "drizzle-orm";
import { check, foreignKey, jsonb, pgTable, primaryKey, text, uniqueIndex, uuid } from "drizzle-orm/pg-core";
import type { CastabilityCertificate } from "#lib/domain/castability.ts";
import { at, createdAt, customerId, id, minor } from "./columns.ts";
import { orders } from "./orders.ts";

/** A price with everything that made it. Never changed: a new price is a new row. */
export const quotes = pgTable(
  "quotes",
  {
    customerId: customerId(),
    id: id(),
    orderId: uuid("order_id").notNull(),
    state: text("state").notNull().default("offered"),
    /** Receipt of lib/contracts/pricing.ts; for a manual price the lines a seller set. */
    receipt: jsonb("receipt").notNull(),
    /** SHA-256 of the canonical receipt. */
    fingerprint: text("fingerprint").notNull(),
    /** CastabilityCertificate of lib/domain/castability.ts, written once: with the price, or a little later when the walls are measured; null where nothing was. */
    certificate: jsonb("certificate").$type<CastabilityCertificate>(),
    totalMinor: minor("total_minor").notNull(),
    taxMinor: minor("tax_minor").notNull(),
    currency: text("currency").notNull().default("RUB"),
    madeBy: text("made_by").notNull(),
    reason: text("reason"),
    replacesId: uuid("replaces_id"),
    validUntil: at("valid_until").notNull(),
    acceptedAt: at("accepted_at"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    foreignKey({ columns: [t.customerId, t.orderId], foreignColumns: [orders.customerId, orders.id] }),
    check("quotes_amounts", sql`${t.totalMinor} > 0 and ${t.taxMinor} >= 0`),
    check("quotes_state", sql`${t.state} in ('offered', 'superseded', 'accepted')`),
    uniqueIndex("quotes_one_offered")
      .on(t.customerId, t.orderId)
      .where(sql`${t.state} in ('offered', 'accepted')`),
  ],
);
