import { z } from "zod";
import { IdempotencyKey, Uuid } from "#lib/contracts/order.ts";
import { requireCustomer } from "#server/authorise.ts";
import { once } from "#server/commands/shared/once.ts";
import type { Ctx } from "#server/context.ts";
import { loadOrder } from "./load-order.ts";
import { moveOrder } from "./move-order.ts";
import { type OrderAnswer, orderAnswer } from "./order-answer.ts";

export const CancelOrderInput = z.object({
  key: IdempotencyKey,
  orderId: Uuid,
  reason: z.string().trim().min(1).max(500),
});

/** The customer calls the order off, until work has begun; held or charged money goes back by a job. */
export async function cancelOrder(ctx: Ctx, input: z.output<typeof CancelOrderInput>): Promise<OrderAnswer> {
  const actor = requireCustomer(ctx);
  return ctx.db.transaction(async (tx) => {
    const loaded = await loadOrder(tx, { orderId: input.orderId, customerIds: actor.customerIds }, ctx.now());
    const call = {
      customerId: loaded.row.customerId,
      actorId: actor.id,
      key: input.key,
      command: "cancelOrder",
      input,
    };
    return once(tx, call, async () => {
      const set = { reason: input.reason };
      return orderAnswer(
        await moveOrder(tx, ctx, loaded, { event: "cancelled_by_customer", reason: input.reason, set }),
      );
    });
  });
}
