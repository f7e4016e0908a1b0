import { trackingDirectory } from "#db/schema/index.ts";
import type { ShipOrder } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { endClaim } from "./end-claim.ts";

/**
 * The operator hands the parcel over: the claim ends paid and the carrier's messages find the order by its tracking
 * number. Refuses with TRACKING_USED when another order carries that number.
 */
export async function shipOrder(ctx: Ctx, input: ShipOrder): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "operator");
  const { carrier, tracking } = input;
  return onOrder(ctx, { actor, command: "shipOrder", input }, async (tx, loaded) => {
    const { customerId, id: orderId } = loaded.row;
    await endClaim(tx, loaded, "shipped", ctx.now());
    const row = await moveOrder(tx, ctx, loaded, {
      event: "shipped",
      tracking,
      payload: { carrier, tracking },
      set: { carrier, trackingNumber: tracking },
    });
    const entered = await tx
      .insert(trackingDirectory)
      .values({ tracking: `${carrier}:${tracking}`, customerId, orderId })
      .onConflictDoNothing()
      .returning({ tracking: trackingDirectory.tracking });
    if (entered.length === 0) throw conflict("TRACKING_USED", { status: loaded.row.status });
    return orderAnswer(row);
  });
}
