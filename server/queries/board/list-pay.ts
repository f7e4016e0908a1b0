import { and, desc, eq, type SQL } from "drizzle-orm";
import { claims, orderViews } from "#db/schema/index.ts";
import type { ListCursor } from "#lib/contracts/staff.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { after, isoText, pageOf } from "#server/queries/shared/keyset.ts";

const PAGE = 20;

/** One line of an operator's pay log; `outcome` is null while the order is in their hands. */
export type PayRow = {
  orderId: string;
  number: string;
  title: string;
  payMinor: number;
  claimedAt: string;
  outcome: string | null;
};

/** Everything the operator has taken, newest first, with how it ended. */
export async function listPay(
  ctx: Ctx,
  input: { cursor?: ListCursor | null | undefined },
): Promise<{ rows: PayRow[]; next: ListCursor | null }> {
  const { id } = requireStaff(ctx, "operator", "admin");
  const place = { at: claims.claimedAt, orderId: claims.orderId };
  const rows = await ctx.db
    .select({
      orderId: claims.orderId,
      number: orderViews.number,
      title: orderViews.title,
      payMinor: claims.payMinor,
      claimedAt: isoText(claims.claimedAt) as SQL<string>,
      outcome: claims.outcome,
    })
    .from(claims)
    .innerJoin(
      orderViews,
      and(eq(orderViews.customerId, claims.customerId), eq(orderViews.orderId, claims.orderId)),
    )
    .where(and(eq(claims.operatorId, id), after(place, input.cursor, "down")))
    .orderBy(desc(claims.claimedAt), desc(claims.orderId))
    .limit(PAGE + 1);
  return pageOf(rows, PAGE, (row) => row.claimedAt);
}
