import { eq } from "drizzle-orm";
import { boardOrders, orderNumbers } from "#db/schema/index.ts";
import type { StaffOrderRef } from "#lib/contracts/order.ts";
import { parseOrderNumber } from "#lib/domain/order/number.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { ofOrder } from "#server/queries/shared/of-order.ts";
import { type BoardRow, boardColumns } from "./board-row.ts";

/** One order on the board by its number as typed or scanned, with who has it; null when it is not on the board. */
export async function findBoardOrder(ctx: Ctx, q: string): Promise<BoardRow | null> {
  requireStaff(ctx, "operator", "admin");
  const number = parseOrderNumber(q);
  if (!number) return null;
  const [entry] = await ctx.db.select().from(orderNumbers).where(eq(orderNumbers.number, number));
  return entry ? findBoardRow(ctx, entry) : null;
}

/** One order on the board; null when it has left it. */
export async function findBoardRow(ctx: Ctx, ref: StaffOrderRef): Promise<BoardRow | null> {
  requireStaff(ctx, "operator", "admin");
  const [row] = await ctx.db.select(boardColumns).from(boardOrders).where(ofOrder(boardOrders, ref));
  return row ?? null;
}
