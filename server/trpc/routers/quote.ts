import { OrderRef } from "#lib/contracts/order.ts";
import { AcceptQuoteInput, acceptQuote } from "#server/commands/payment/accept-quote.ts";
import { RemakeQuoteInput, remakeQuote } from "#server/commands/quote/remake-quote.ts";
import { shareQuote, unshareQuote } from "#server/commands/quote/share-quote.ts";
import { getPriceTerms } from "#server/queries/price/price-terms.ts";
import { getQuotePage } from "#server/queries/quote/quote-page.ts";
import { procedure, router } from "../init.ts";

export const quoteRouter = router({
  page: procedure.input(OrderRef).query(({ ctx, input }) => getQuotePage(ctx, input.orderId)),
  terms: procedure.query(({ ctx }) => getPriceTerms(ctx)),
  remake: procedure.input(RemakeQuoteInput).mutation(({ ctx, input }) => remakeQuote(ctx, input)),
  share: procedure.input(OrderRef).mutation(({ ctx, input }) => shareQuote(ctx, input)),
  unshare: procedure.input(OrderRef).mutation(({ ctx, input }) => unshareQuote(ctx, input)),
  accept: procedure.input(AcceptQuoteInput).mutation(({ ctx, input }) => acceptQuote(ctx, input)),
});
