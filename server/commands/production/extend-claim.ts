import type { StaffMove } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { orderAnswer } from "#server/commands/order/order-answer.ts";
import { recordEvent } from "#server/commands/order/record-event.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import type { ClaimAnswer } from "./claim-answer.ts";
import { renewClaim } from "./renew-claim.ts";

/** The operator keeps the order for another lease, counted from now. Only while it is being made, and only theirs. */
export async function extendClaim(ctx: Ctx, input: StaffMove): Promise<ClaimAnswer> {
  const actor = requireStaff(ctx, "operator");
  return onOrder(ctx, { actor, command: "extendClaim", input }, async (tx, loaded) => {
    const { status } = loaded.facts;
    if (status !== "MANUFACTURING_STARTED")
      throw conflict("WRONG_STATUS", { status, event: "claim_extended" });
    if (!loaded.claim || loaded.claim.operatorId !== actor.id) throw conflict("GUARD_OWN_CLAIM", { status });
    const leaseUntil = await renewClaim(tx, loaded, ctx.now());
    const until = leaseUntil?.toISOString() ?? "";
    const row = await recordEvent(tx, ctx, loaded.row, {
      event: "claim_extended",
      to: status,
      payload: { leaseUntil: until },
    });
    return { ...orderAnswer(row), leaseUntil: until, payMinor: loaded.claim.payMinor };
  });
}
