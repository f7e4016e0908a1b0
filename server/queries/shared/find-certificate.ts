import { and, eq } from "drizzle-orm";
import { quotes } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import type { CastabilityCertificate } from "#lib/domain/castability.ts";

/** The certificate kept with an order's quote; null where there is no quote or nothing was measured. */
export async function findCertificate(
  db: Reader,
  { customerId, quoteId }: { customerId: string; quoteId: string | null },
): Promise<CastabilityCertificate | null> {
  if (!quoteId) return null;
  const [quote] = await db
    .select({ certificate: quotes.certificate })
    .from(quotes)
    .where(and(eq(quotes.customerId, customerId), eq(quotes.id, quoteId)));
  return quote?.certificate ?? null;
}
