import { and, asc, desc, eq, gte, inArray, lt } from "drizzle-orm";
import { boardOrders } from "#db/schema/index.ts";
import type { ListCursor, ListFreeWork } from "#lib/contracts/staff.ts";
import { METAL_IDS, METALS } from "#lib/domain/metals.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { after, pageOf } from "#server/queries/shared/keyset.ts";
import { type BoardRow, boardColumns } from "./board-row.ts";

const PAGE = 50;
const DAY_MS = 86_400_000;

/** Approved orders that nobody has, newest first or by date due, under the filters given. */
export async function listFreeWork(
  ctx: Ctx,
  input: ListFreeWork,
): Promise<{ rows: BoardRow[]; next: ListCursor | null }> {
  requireStaff(ctx, "operator", "admin");
  const byDue = input.order === "due";
  const at = byDue ? boardOrders.dueAt : boardOrders.approvedAt;
  const sorted = byDue ? asc : desc;
  const rows = await ctx.db
    .select(boardColumns)
    .from(boardOrders)
    .where(
      and(
        eq(boardOrders.status, "MANUFACTURING_APPROVED"),
        filters(input, ctx.now()),
        after({ at, orderId: boardOrders.orderId }, input.cursor, byDue ? "up" : "down"),
      ),
    )
    .orderBy(sorted(at), sorted(boardOrders.orderId))
    .limit(PAGE + 1);
  return pageOf(rows, PAGE, (row) => (byDue ? row.dueAt : row.approvedAt));
}

function filters({ metal, difficulty, due }: ListFreeWork, now: Date) {
  const family = METAL_IDS.filter((id) => METALS[id].family === metal);
  const within = (days: number) => new Date(now.getTime() + days * DAY_MS);
  const dueRange = {
    late: lt(boardOrders.dueAt, now),
    today: and(gte(boardOrders.dueAt, now), lt(boardOrders.dueAt, within(1))),
    week: and(gte(boardOrders.dueAt, now), lt(boardOrders.dueAt, within(7))),
  };
  return and(
    metal ? inArray(boardOrders.metalId, family) : undefined,
    difficulty ? eq(boardOrders.difficulty, difficulty) : undefined,
    due ? dueRange[due] : undefined,
  );
}
