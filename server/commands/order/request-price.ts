import { z } from "zod";
import { IdempotencyKey, OrderOptions, Uuid } from "#lib/contracts/order.ts";
import { requireCustomer } from "#server/authorise.ts";
import { once } from "#server/commands/shared/once.ts";
import type { Ctx } from "#server/context.ts";
import { loadOrder } from "./load-order.ts";
import { moveOrder } from "./move-order.ts";
import type { OrderAnswer } from "./order-answer.ts";
import { orderAnswer } from "./order-answer.ts";

export const RequestPriceInput = z.object({ key: IdempotencyKey, orderId: Uuid, options: OrderOptions });

/** The customer asks for the exact price: options are fixed, the order becomes `SUBMITTED`. No money yet. */
export async function requestPrice(
  ctx: Ctx,
  input: z.output<typeof RequestPriceInput>,
): Promise<OrderAnswer> {
  const actor = requireCustomer(ctx);
  return ctx.db.transaction(async (tx) => {
    const loaded = await loadOrder(tx, { orderId: input.orderId, customerIds: actor.customerIds }, ctx.now());
    const call = {
      customerId: loaded.row.customerId,
      actorId: actor.id,
      key: input.key,
      command: "requestPrice",
      input,
    };
    return once(tx, call, async () => {
      const row = await moveOrder(tx, ctx, loaded, {
        event: "price_requested",
        payload: { metalId: input.options.metalId, quantity: input.options.quantity },
        set: { options: input.options, locale: ctx.locale },
        view: { customerName: actor.anonymous ? null : actor.name, customerEmail: actor.email },
      });
      return orderAnswer(row);
    });
  });
}
