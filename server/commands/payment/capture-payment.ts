import type { TopicPayload } from "#lib/contracts/events.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { paymentProvider } from "#server/payments/payment-provider.ts";
import { findLastPayment } from "./find-payment.ts";
import { recordPayment } from "./record-payment.ts";

/** Charges what was held, once, after the seller approved. Throws while the provider does not answer. */
export async function capturePayment(
  ctx: Ctx,
  event: TopicPayload<"payment/capture.requested">,
): Promise<string> {
  requireSystem(ctx);
  const payment = await findLastPayment(ctx.db, event.customerId, event.orderId);
  if (payment?.status !== "authorized" || !payment.providerRef) {
    return recordPayment(ctx, { event, consumer: "capture-payment", payment, outcome: null });
  }
  const outcome = await paymentProvider(ctx.db).capture(payment.providerRef, payment.id);
  return recordPayment(ctx, { event, consumer: "capture-payment", payment, outcome });
}
