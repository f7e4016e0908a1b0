import { and, asc, eq, isNull, type SQL } from "drizzle-orm";
import { claims, orderViews } from "#db/schema/index.ts";
import type { MetalId } from "#lib/domain/metals.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { finishOf, pictureOf } from "#server/queries/model/pictures.ts";
import { isoText } from "#server/queries/shared/keyset.ts";

/** An order in this operator's hands; held ones are among them. ISO times, kopeks. */
export type MyWork = {
  customerId: string;
  orderId: string;
  number: string;
  title: string;
  status: OrderStatus;
  metalId: MetalId | null;
  finish: Finish;
  reason: string | null;
  payMinor: number;
  claimedAt: string;
  leaseUntil: string;
  dueAt: string | null;
  /** Version of the pictures of the piece; null while there are none. */
  picture: string | null;
};

/** What the operator has claimed and not finished, the first due first. Never more than a few rows. */
export async function listMyWork(ctx: Ctx): Promise<MyWork[]> {
  const { id } = requireStaff(ctx, "operator", "admin");
  return ctx.db
    .select({
      customerId: claims.customerId,
      orderId: claims.orderId,
      number: orderViews.number,
      title: orderViews.title,
      status: orderViews.status as unknown as SQL<OrderStatus>,
      metalId: orderViews.metalId as unknown as SQL<MetalId | null>,
      reason: orderViews.reason,
      payMinor: claims.payMinor,
      claimedAt: isoText(claims.claimedAt) as SQL<string>,
      leaseUntil: isoText(claims.leaseUntil) as SQL<string>,
      dueAt: isoText(orderViews.expectedAt),
      finish: finishOf(claims.customerId, claims.orderId),
      picture: pictureOf(claims.customerId, claims.orderId),
    })
    .from(claims)
    .innerJoin(
      orderViews,
      and(eq(orderViews.customerId, claims.customerId), eq(orderViews.orderId, claims.orderId)),
    )
    .where(and(eq(claims.operatorId, id), isNull(claims.endedAt)))
    .orderBy(asc(orderViews.expectedAt), asc(claims.claimedAt));
}
