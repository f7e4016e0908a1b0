import type { Transaction } from "#db/transaction.ts";
import type { Effect } from "#lib/domain/order/transitions.ts";
import type { Ctx } from "#server/context.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";
import type { OrderRow } from "./load-order.ts";

/** Turns the effects of a transition into promises: one outbox row each. */
export async function appendEffects(
  tx: Transaction,
  ctx: Ctx,
  order: OrderRow,
  what: { effects: readonly Effect[]; seq: number; at: Date },
): Promise<void> {
  for (const effect of what.effects) {
    const common = { orderId: order.id, traceId: ctx.traceId };
    const subject = { customerId: order.customerId, orderId: order.id };
    if (effect === "calculate_price") {
      await appendOutbox(tx, { ...common, topic: "order/price.requested", payload: subject });
    } else if (effect === "capture_payment") {
      await appendOutbox(tx, { ...common, topic: "payment/capture.requested", payload: subject });
    } else if (effect === "release_payment") {
      // Nothing was taken yet: there is nothing to give back.
      if (order.paymentStatus === "none" || order.paymentStatus === "failed") continue;
      await appendOutbox(tx, { ...common, topic: "payment/release.requested", payload: subject });
    } else {
      const template = effect.slice("mail_".length);
      const payload = { ...subject, template, seq: what.seq };
      await appendOutbox(tx, { ...common, topic: "order/mail.requested", payload });
    }
  }
}
