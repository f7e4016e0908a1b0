import type { TopicPayload } from "#lib/contracts/events.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { paymentProvider } from "#server/payments/payment-provider.ts";
import { findLastPayment } from "./find-payment.ts";
import { recordPayment } from "./record-payment.ts";

/** Gives a cancelled order's money back: voids a hold, refunds a charge. Throws while the provider does not answer. */
export async function releasePayment(
  ctx: Ctx,
  event: TopicPayload<"payment/release.requested">,
): Promise<string> {
  requireSystem(ctx);
  const provider = paymentProvider(ctx.db);
  const payment = await findLastPayment(ctx.db, event.customerId, event.orderId);
  const isOver = !payment || ["voided", "refunded", "failed"].includes(payment.status);
  if (isOver) return recordPayment(ctx, { event, consumer: "release-payment", payment, outcome: null });
  const ref = payment.providerRef ?? (await findReference(ctx, payment.id));
  const outcome = ref ? await provider.release(ref, payment.id) : ({ state: "voided", ref: "" } as const);
  return recordPayment(ctx, { event, consumer: "release-payment", payment, outcome });
}

// The hold's answer was lost, so its reference was never stored: the provider knows it by our key.
async function findReference(ctx: Ctx, paymentId: string): Promise<string | null> {
  const found = await paymentProvider(ctx.db).find(null, paymentId);
  return found && "ref" in found ? found.ref : null;
}
