import { z } from "zod";
import { orderMessages } from "#db/schema/index.ts";
import { IdempotencyKey, Uuid } from "#lib/contracts/order.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { requireCustomer } from "#server/authorise.ts";
import { once } from "#server/commands/shared/once.ts";
import type { Ctx } from "#server/context.ts";
import { loadOrder } from "./load-order.ts";
import { recordEvent } from "./record-event.ts";

export const SendMessageInput = z.object({
  key: IdempotencyKey,
  orderId: Uuid,
  body: z.string().trim().min(1).max(2000),
});

/** The customer writes to the workshop; an open question of ours counts as answered. Returns the message's id. */
export async function sendMessage(
  ctx: Ctx,
  input: z.output<typeof SendMessageInput>,
): Promise<{ messageId: string }> {
  const actor = requireCustomer(ctx);
  return ctx.db.transaction(async (tx) => {
    const { row } = await loadOrder(
      tx,
      { orderId: input.orderId, customerIds: actor.customerIds },
      ctx.now(),
    );
    const call = {
      customerId: row.customerId,
      actorId: actor.id,
      key: input.key,
      command: "sendMessage",
      input,
    };
    return once(tx, call, async () => {
      const author = { authorKind: "customer", authorId: actor.id, authorName: actor.name };
      const [message] = await tx
        .insert(orderMessages)
        .values({
          customerId: row.customerId,
          orderId: row.id,
          ...author,
          body: input.body,
          createdAt: ctx.now(),
        })
        .returning({ id: orderMessages.id });
      if (!message) throw new Error("message was not written");
      await recordEvent(tx, ctx, row, {
        event: "message_sent",
        to: row.status as OrderStatus,
        payload: { messageId: message.id, from: "customer" },
        view: { openQuestion: null, unansweredSince: ctx.now() },
      });
      return { messageId: message.id };
    });
  });
}
