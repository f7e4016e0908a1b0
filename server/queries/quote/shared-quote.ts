import { and, eq, isNull } from "drizzle-orm";
import { models, orders, quoteShares, quotes, shareDirectory } from "#db/schema/index.ts";
import type { CastabilityCertificate } from "#lib/domain/castability.ts";
import { promisedDate } from "#lib/domain/pricing/delivery-promise.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import { receiptWithoutWords } from "#lib/domain/pricing/receipt-without-words.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { isBeingMeasured } from "../model/measured.ts";
import { pictureOf } from "../model/pictures.ts";
import { getPriceTerms } from "../price/price-terms.ts";
import { shareHash } from "./share-hash.ts";

/** A price as whoever has its address reads it: nothing of the customer, the file or the order's life. */
export type SharedQuote = {
  receipt: Receipt;
  certificate: CastabilityCertificate | null;
  /** The certificate is still to come. */
  isMeasuring: boolean;
  validUntil: Date;
  isExpired: boolean;
  isAccepted: boolean;
  /** Civil day of arrival if the price is accepted now. */
  arrival: string;
  now: Date;
  /** Version of the pictures of the piece; null while there are none. */
  picture: string | null;
};

/** The present price behind a shared path, for anybody. NOT_FOUND for an unknown or closed path. */
export async function getSharedQuote(ctx: Ctx, token: string): Promise<SharedQuote> {
  const [found] = await ctx.db
    .select({
      quote: quotes,
      model: { analysisState: models.analysisState },
      picture: pictureOf(orders.customerId, orders.id),
    })
    .from(shareDirectory)
    .innerJoin(
      quoteShares,
      and(eq(quoteShares.customerId, shareDirectory.customerId), eq(quoteShares.id, shareDirectory.shareId)),
    )
    .innerJoin(orders, and(eq(orders.customerId, quoteShares.customerId), eq(orders.id, quoteShares.orderId)))
    .innerJoin(quotes, and(eq(quotes.customerId, orders.customerId), eq(quotes.id, orders.quoteId)))
    .innerJoin(models, and(eq(models.customerId, orders.customerId), eq(models.id, orders.modelId)))
    .where(and(eq(shareDirectory.tokenHash, shareHash(token)), isNull(quoteShares.revokedAt)));
  if (!found) throw notFound("quote");
  const { receipt, certificate, validUntil, state, acceptedAt } = found.quote;
  const now = ctx.now();
  const { rules } = await getPriceTerms(ctx);
  return {
    receipt: receiptWithoutWords(receipt as Receipt),
    certificate,
    isMeasuring: certificate === null && isBeingMeasured(found.model),
    validUntil,
    isExpired: state === "offered" && validUntil <= now,
    isAccepted: state === "accepted",
    arrival: promisedDate(acceptedAt ?? now, rules),
    now,
    picture: found.picture,
  };
}

/** When the price of an order was opened to others; null while it is not. */
export async function findShare(
  db: Ctx["db"],
  { customerId, orderId }: { customerId: string; orderId: string },
): Promise<Date | null> {
  const [share] = await db
    .select({ createdAt: quoteShares.createdAt })
    .from(quoteShares)
    .where(
      and(
        eq(quoteShares.customerId, customerId),
        eq(quoteShares.orderId, orderId),
        isNull(quoteShares.revokedAt),
      ),
    );
  return share?.createdAt ?? null;
}
