import type { StartRework } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import { moveOrder } from "#server/commands/order/move-order.ts";
import { type OrderAnswer, orderAnswer } from "#server/commands/order/order-answer.ts";
import { onOrder } from "#server/commands/shared/on-order.ts";
import type { Ctx } from "#server/context.ts";

const DAY_MS = 86_400_000;

/** The made piece failed its check. The customer reads the reason and, when it costs days, the later date. */
export async function startRework(ctx: Ctx, input: StartRework): Promise<OrderAnswer> {
  const actor = requireStaff(ctx, "operator");
  const { reason, delayDays } = input;
  return onOrder(ctx, { actor, command: "startRework", input }, async (tx, loaded) => {
    const expected = loaded.row.expectedAt ?? loaded.row.promisedAt;
    const later = expected && delayDays > 0 ? new Date(expected.getTime() + delayDays * DAY_MS) : null;
    const row = await moveOrder(tx, ctx, loaded, {
      event: "rework_needed",
      reason,
      payload: later ? { delayDays, expectedAt: later.toISOString() } : {},
      set: { reason, ...(later ? { expectedAt: later } : {}) },
    });
    return orderAnswer(row);
  });
}
