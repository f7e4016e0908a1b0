import { setTimeout as sleep } from "node:timers/promises";
import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { type Given, prepared } from "#db/prepared.ts";
import { sandboxPayments } from "#db/schema/index.ts";
import type { PaymentOutcome, PaymentProvider } from "./provider.ts";

/** Test cards (last four digits) and what the sandbox does with each; any other number is approved. */
export const SANDBOX_CARDS = {
  declined: "4000000000000002",
  insufficient: "4000000000009995",
  timeoutAfterHold: "4000000000000341",
  slow: "4000000000003220",
  approved: "4242424242424242",
} as const;

const SLOW_MS = 4_000;

/** The embedded provider: real books in the database, trouble on demand. For development, tests and demos. */
export function sandboxProvider(db: Database): PaymentProvider {
  return {
    name: "sandbox",
    async authorize({ idempotencyKey, amountMinor, means }) {
      const card = means.replaceAll(/\D/g, "");
      if (card === SANDBOX_CARDS.slow) await sleep(SLOW_MS);
      const declineCode = declineOf(card);
      const [made] = await open(db, {
        idempotencyKey,
        reference: `sbx_${idempotencyKey}`,
        state: declineCode ? "declined" : "authorized",
        amountMinor,
        declineCode,
      });
      // The hold is made and the answer lost: the caller has to ask again with the same key.
      if (card === SANDBOX_CARDS.timeoutAfterHold) return { state: "unknown" };
      return made ? outcome(made) : ((await find(db, idempotencyKey)) ?? { state: "unknown" });
    },
    capture: (ref) =>
      change(
        db,
        ref,
        sql`case when ${sandboxPayments.state} = 'authorized' then 'captured' else ${sandboxPayments.state} end`,
      ),
    release: (ref) =>
      change(
        db,
        ref,
        sql`case ${sandboxPayments.state} when 'authorized' then 'voided' when 'captured' then 'refunded' else ${sandboxPayments.state} end`,
      ),
    find: (_ref, idempotencyKey) => find(db, idempotencyKey),
  };
}

const open = prepared((db, given: Given<Omit<typeof sandboxPayments.$inferSelect, "createdAt">>) =>
  db
    .insert(sandboxPayments)
    .values({
      idempotencyKey: given.idempotencyKey,
      reference: given.reference,
      state: given.state,
      amountMinor: given.amountMinor,
      declineCode: given.declineCode,
    })
    .onConflictDoNothing()
    .returning(),
);

function declineOf(card: string): string | null {
  if (card === SANDBOX_CARDS.declined) return "card_declined";
  return card === SANDBOX_CARDS.insufficient ? "insufficient_funds" : null;
}

async function find(db: Database, idempotencyKey: string): Promise<PaymentOutcome | null> {
  const [row] = await db
    .select()
    .from(sandboxPayments)
    .where(eq(sandboxPayments.idempotencyKey, idempotencyKey));
  return row ? outcome(row) : null;
}

async function change(db: Database, ref: string, state: ReturnType<typeof sql>): Promise<PaymentOutcome> {
  const [row] = await db
    .update(sandboxPayments)
    .set({ state })
    .where(eq(sandboxPayments.reference, ref))
    .returning();
  return row ? outcome(row) : { state: "unknown" };
}

function outcome(row: typeof sandboxPayments.$inferSelect): PaymentOutcome {
  if (row.state === "declined")
    return { state: "declined", ref: row.reference, code: row.declineCode ?? "card_declined" };
  return { state: row.state as "authorized" | "captured" | "voided" | "refunded", ref: row.reference };
}
