import { z } from "zod";
import { IdempotencyKey, OrderOptions, Uuid } from "#lib/contracts/order.ts";
import { requireCustomer } from "#server/authorise.ts";
import { loadOrder } from "#server/commands/order/load-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { recordEvent } from "#server/commands/order/record-event.ts";
import { once } from "#server/commands/shared/once.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, Refusal } from "#server/errors.ts";
import { makeQuote } from "./make-quote.ts";

export const RemakeQuoteInput = z.object({ key: IdempotencyKey, orderId: Uuid, options: OrderOptions });

/**
 * A fresh quote for a priced order: with other options, or because the old one ran out. Nothing is accepted by
 * it; the page shows both and what moved. Refuses with UNPROCESSABLE when these options have no price.
 */
export async function remakeQuote(ctx: Ctx, input: z.output<typeof RemakeQuoteInput>): Promise<OrderAnswer> {
  const actor = requireCustomer(ctx);
  return ctx.db.transaction(async (tx) => {
    const loaded = await loadOrder(tx, { orderId: input.orderId, customerIds: actor.customerIds }, ctx.now());
    const { row } = loaded;
    return once(
      tx,
      { customerId: row.customerId, actorId: actor.id, key: input.key, command: "remakeQuote", input },
      async () => {
        if (row.status !== "PRICE_CALCULATED") throw conflict("WRONG_STATUS", { status: row.status });
        if (row.paymentStatus === "pending" || row.paymentStatus === "unknown")
          throw conflict("PAYMENT_OPEN");
        const quote = await makeQuote(tx, ctx, loaded, input.options);
        if ("failed" in quote)
          throw new Refusal("UNPROCESSABLE", `QUOTE_${quote.failed}`, { detail: quote.detail });
        const next = await recordEvent(tx, ctx, row, {
          event: "quote_remade",
          to: "PRICE_CALCULATED",
          payload: {
            quoteId: quote.id,
            totalMinor: quote.totalMinor,
            before: row.totalMinor,
            fingerprint: quote.fingerprint,
          },
          set: { options: input.options, quoteId: quote.id, totalMinor: quote.totalMinor },
          view: { weightG: (quote.receipt as { weightG: number | null }).weightG },
        });
        return orderAnswer(next);
      },
    );
  });
}
