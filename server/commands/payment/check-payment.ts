import type { TopicPayload } from "#lib/contracts/events.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { notFound, Refusal } from "#server/errors.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import { paymentProvider } from "#server/payments/payment-provider.ts";
import type { PaymentOutcome } from "#server/payments/provider.ts";
import { findPayment } from "./find-payment.ts";
import { type Acceptance, settleAuthorization } from "./settle-authorization.ts";

/**
 * Asks the provider what became of a payment whose answer was lost, and writes it down. Throws UNAVAILABLE while
 * the provider still does not know, so that the job asks again later. A request that never arrived took nothing.
 */
export async function checkPayment(
  ctx: Ctx,
  event: TopicPayload<"payment/check.requested">,
): Promise<Acceptance> {
  requireSystem(ctx);
  const payment = await findPayment(ctx.db, event.customerId, event.paymentId);
  if (!payment) throw notFound("payment");
  const answer = await paymentProvider(ctx.db).find(payment.providerRef, payment.id);
  const outcome: PaymentOutcome = answer ?? { state: "declined", ref: null, code: "not_received" };
  if (outcome.state === "unknown") throw new Refusal("UNAVAILABLE", "PROVIDER_SILENT");
  const settled = await settleAuthorization(ctx, event, outcome);
  if (settled.state !== "redirect") {
    const { customerId, outboxId } = event;
    await ctx.db.transaction((tx) => settleOutbox(tx, { customerId, consumer: "check-payment", outboxId }));
  }
  return settled;
}
