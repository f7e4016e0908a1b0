import { sql } from "drizzle-orm";
import { check, pgTable, text } from "drizzle-orm/pg-core";
import { createdAt, minor } from "./columns.ts";

/** The embedded provider's own books; stands for a bank, so nothing but server/payments/sandbox reads it. */
export const sandboxPayments = pgTable(
  "sandbox_payments",
  {
    idempotencyKey: text("idempotency_key").primaryKey(),
    reference: text("reference").notNull().unique(),
    state: text("state").notNull(),
    amountMinor: minor("amount_minor").notNull(),
    declineCode: text("decline_code"),
    createdAt: createdAt(),
  },
  (t) => [
    check(
      "sandbox_payments_state",
      sql`${t.state} in ('authorized', 'captured', 'voided', 'refunded', 'declined')`,
    ),
  ],
);
