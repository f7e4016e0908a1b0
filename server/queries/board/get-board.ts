import type { ListFreeWork } from "#lib/contracts/staff.ts";
import type { Ctx } from "#server/context.ts";
import { getBoardTotals } from "./board-totals.ts";
import { findBoardOrder } from "./find-board-order.ts";
import { listFreeWork } from "./list-free-work.ts";
import { listMyWork } from "./list-my-work.ts";
import { getMyPay } from "./my-pay.ts";

/** Everything the work board shows at first, read side by side. */
export async function getBoard(ctx: Ctx, asked: { filters: Omit<ListFreeWork, "cursor">; q: string | null }) {
  const { filters, q } = asked;
  const [free, mine, totals, pay, row] = await Promise.all([
    listFreeWork(ctx, filters),
    listMyWork(ctx),
    getBoardTotals(ctx),
    getMyPay(ctx),
    q ? findBoardOrder(ctx, q) : null,
  ]);
  const found = q ? { q, row } : null;
  return { free, mine, totals, pay, filters, found, canClaim: ctx.actor.kind === "operator" };
}
