import { orderMessages } from "#db/schema/index.ts";
import type { SendMessage } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { recordEvent } from "#server/commands/order/record-event.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";

/**
 * Writes to the customer: on their order page and by mail. It answers what they had asked; a question stays open
 * on the order until they answer. The text itself is never part of the hashed history.
 */
export async function sendMessage(ctx: Ctx, input: SendMessage): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "seller");
  return onOrder(ctx, { actor, command: "sendMessage", input }, async (tx, { row }) => {
    const { customerId, id: orderId } = row;
    const at = ctx.now();
    const { body, isQuestion } = input;
    const author = { authorKind: actor.kind, authorId: actor.id, authorName: actor.name };
    await tx
      .insert(orderMessages)
      .values({ customerId, orderId, ...author, body, isQuestion, createdAt: at });
    const next = await recordEvent(tx, ctx, row, {
      event: "message_sent",
      to: row.status as never,
      payload: { from: "workshop", question: isQuestion },
      view: { unansweredSince: null, ...(isQuestion ? { openQuestion: body } : {}) },
    });
    const payload = { customerId, orderId, template: "message", seq: next.version };
    await appendOutbox(tx, { topic: "order/mail.requested", payload, orderId, traceId: ctx.traceId });
    return orderAnswer(next);
  });
}
