import { and, asc, eq, gte } from "drizzle-orm";
import { orderViews } from "#db/schema/index.ts";
import { DEADLINES } from "#lib/domain/order/deadlines.ts";
import { ORDER_STATUSES } from "#lib/domain/order/statuses.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { isoText } from "#server/queries/shared/keyset.ts";

type NextDue = { customerId: string; orderId: string; number: string; dueAt: string };

const OURS = [...ORDER_STATUSES.filter((status) => DEADLINES[status]?.owner === "seller"), "ON_HOLD"];

/** The order whose decision comes due next, for when all is decided; null when nothing waits. */
export async function findNextDue(ctx: Ctx): Promise<NextDue | null> {
  requireStaff(ctx, "seller", "admin");
  const { customerId, orderId, number, dueAt } = orderViews;
  // One short range of the index for each status; the earliest of the heads is the answer.
  const heads = await Promise.all(
    OURS.map((status) =>
      ctx.db
        .select({ customerId, orderId, number, dueAt: isoText(dueAt) })
        .from(orderViews)
        .where(and(eq(orderViews.status, status), gte(dueAt, ctx.now())))
        .orderBy(asc(dueAt), asc(orderId))
        .limit(1),
    ),
  );
  const found = heads.flat().filter((row): row is NextDue => row.dueAt !== null);
  return found.sort((a, b) => (a.dueAt < b.dueAt ? -1 : 1))[0] ?? null;
}
