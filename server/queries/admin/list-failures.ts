import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { failureInbox, orderViews } from "#db/schema/index.ts";
import type { ListInput } from "#lib/contracts/admin.ts";
import { requireStaff } from "#server/commands/shared/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { olderThan, PAGE_ROWS, pageOf } from "./keyset.ts";

/** Open failures, newest first; a seller sees those a seller owns. With the time of this check, for "all well". */
export async function listFailures(ctx: Ctx, { cursor }: ListInput) {
  const actor = requireStaff(ctx, "admin", "seller");
  const rows = await ctx.db
    .select({
      id: failureInbox.id,
      kind: failureInbox.kind,
      causeCode: failureInbox.causeCode,
      cause: failureInbox.cause,
      ownerRole: failureInbox.ownerRole,
      attempts: failureInbox.attempts,
      customerId: failureInbox.customerId,
      orderId: failureInbox.orderId,
      number: orderViews.number,
      canRetry: sql<boolean>`${failureInbox.retry} is not null`,
      firstSeenAt: failureInbox.firstSeenAt,
      lastSeenAt: failureInbox.lastSeenAt,
    })
    .from(failureInbox)
    .leftJoin(
      orderViews,
      and(eq(orderViews.customerId, failureInbox.customerId), eq(orderViews.orderId, failureInbox.orderId)),
    )
    .where(
      and(
        isNull(failureInbox.resolvedAt),
        actor.kind === "seller" ? eq(failureInbox.ownerRole, "seller") : undefined,
        olderThan(failureInbox.lastSeenAt, failureInbox.id, cursor),
      ),
    )
    .orderBy(desc(failureInbox.lastSeenAt), desc(failureInbox.id))
    .limit(PAGE_ROWS + 1);
  const page = pageOf(rows, (row) => row.lastSeenAt);
  return { failures: page.rows, next: page.next, checkedAt: ctx.now() };
}
