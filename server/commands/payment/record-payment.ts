import type { Transaction } from "#db/transaction.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { reportFailure } from "#server/commands/failure/report-failure.ts";
import { loadOrder } from "#server/commands/order/load-order.ts";
import { recordEvent } from "#server/commands/order/record-event.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import type { PaymentOutcome } from "#server/payments/provider.ts";
import { findPayment, type PaymentRow } from "./find-payment.ts";
import { writePayment } from "./payment-row.ts";

type Recorded = {
  event: { customerId: string; orderId: string; outboxId: string };
  consumer: "capture-payment" | "release-payment";
  payment: PaymentRow | null;
  outcome: PaymentOutcome | null;
};

const NOTE = {
  captured: "payment_captured",
  voided: "payment_released",
  refunded: "payment_released",
  declined: "payment_failed",
} as const;

const GIVEN_BACK = ["voided", "refunded"];

/** Writes down a capture or a release, once per request. A refused one goes to a seller. Returns the new state. */
export async function recordPayment(
  ctx: Ctx,
  { event, consumer, payment, outcome }: Recorded,
): Promise<string> {
  if (outcome?.state === "unknown") throw new Refusal("UNAVAILABLE", "PROVIDER_SILENT");
  return ctx.db.transaction(async (tx) => {
    const { customerId, outboxId } = event;
    if (!(await settleOutbox(tx, { customerId, consumer, outboxId }))) return "settled before";
    if (!outcome || !payment || !(outcome.state in NOTE)) return "nothing to do";
    const state = outcome.state as keyof typeof NOTE;
    const { row } = await loadOrder(tx, { orderId: event.orderId, customerIds: [customerId] }, ctx.now());
    const status = state === "declined" ? "failed" : state;
    // The order is locked here: what another delivery has written down meanwhile is seen. Money given back stays so,
    // though the answer to an earlier charge may come after it.
    const now = (await findPayment(tx, customerId, payment.id))?.status ?? "";
    if (now === status || GIVEN_BACK.includes(now)) return "settled before";
    await writePayment(tx, payment, {
      status,
      updatedAt: ctx.now(),
      ...(state === "captured" ? { capturedAt: ctx.now() } : {}),
      ...(state === "voided" || state === "refunded" ? { releasedAt: ctx.now() } : {}),
    });
    const set = { paymentStatus: status };
    await recordEvent(tx, ctx, row, {
      event: NOTE[state],
      to: row.status as OrderStatus,
      payload: { amountMinor: payment.amountMinor, state },
      set,
    });
    if (state === "declined") await tellSeller(tx, event, row.number);
    return status;
  });
}

async function tellSeller(tx: Transaction, event: Recorded["event"], number: string): Promise<void> {
  await reportFailure(tx, {
    kind: "payment",
    subject: event.orderId,
    customerId: event.customerId,
    orderId: event.orderId,
    causeCode: "CAPTURE_DECLINED",
    cause: `${number}: the provider refused to charge the hold`,
    ownerRole: "seller",
    retry: { command: "capture_payment", input: { customerId: event.customerId, orderId: event.orderId } },
  });
}
