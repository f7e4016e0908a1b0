import { and, eq, isNull } from "drizzle-orm";
import { claims, orderContacts, orders, orderViews } from "#db/schema/index.ts";
import type { DeliveryAddress, OrderOptions, StaffOrderRef } from "#lib/contracts/order.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { findCertificate } from "#server/queries/shared/find-certificate.ts";
import { findModelFacts } from "#server/queries/shared/model-facts.ts";
import { ofOrder } from "#server/queries/shared/of-order.ts";

export type Job = Awaited<ReturnType<typeof getJob>>;

/**
 * All that is needed at the bench for an order in this operator's hands; for anybody else's order NOT_FOUND. Name
 * and address are given only while it is being packed, when they go on the parcel.
 */
export async function getJob(ctx: Ctx, ref: StaffOrderRef) {
  const { id } = requireStaff(ctx, "operator", "admin");
  const mine = and(ofOrder(claims, ref), eq(claims.operatorId, id), isNull(claims.endedAt));
  const [[claim], [order], [view]] = await Promise.all([
    ctx.db.select().from(claims).where(mine),
    ctx.db
      .select()
      .from(orders)
      .where(and(eq(orders.customerId, ref.customerId), eq(orders.id, ref.orderId))),
    ctx.db.select().from(orderViews).where(ofOrder(orderViews, ref)),
  ]);
  if (!claim || !order) throw notFound("order");
  const options = order.options as OrderOptions;
  const { customerId, modelId, quoteId } = order;
  const certificate = await findCertificate(ctx.db, { customerId, quoteId });
  const due = order.expectedAt ?? order.dueAt;
  return {
    customerId: order.customerId,
    orderId: order.id,
    number: order.number,
    title: view?.title ?? order.number,
    status: order.status as OrderStatus,
    reason: order.reason,
    options,
    weightG: view?.weightG ?? null,
    dueAt: due?.toISOString() ?? null,
    statusSince: order.statusSince.toISOString(),
    claimedAt: claim.claimedAt.toISOString(),
    leaseUntil: claim.leaseUntil.toISOString(),
    payMinor: claim.payMinor,
    model: await findModelFacts(ctx.db, { customerId, modelId, options }, certificate),
    certificate,
    parcel: order.status === "PACKAGING" ? await findParcel(ctx, ref) : null,
  };
}

async function findParcel(ctx: Ctx, ref: StaffOrderRef) {
  const [contact] = await ctx.db.select().from(orderContacts).where(ofOrder(orderContacts, ref));
  if (!contact) return null;
  return { name: contact.name, phone: contact.phone, address: contact.address as DeliveryAddress };
}
