import { and, desc, eq, isNull, sql } from "drizzle-orm";
import { failureInbox, orderViews } from "#db/schema/index.ts";
import type { FailureListInput } from "#lib/contracts/admin.ts";
import { isRetryCommand } from "#lib/contracts/admin.ts";
import type { FailureKind } from "#lib/domain/desk-lists.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { exactMoment, olderThan, PAGE_ROWS, pageOf } from "./keyset.ts";

/** Open failures, newest first; a seller sees those a seller owns. With the time of this check, for "all well". */
export async function listFailures(ctx: Ctx, { cursor, kind }: FailureListInput) {
  const actor = requireStaff(ctx, "admin", "seller");
  const own = and(
    isNull(failureInbox.resolvedAt),
    actor.kind === "seller" ? eq(failureInbox.ownerRole, "seller") : undefined,
  );
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
      command: sql<string | null>`${failureInbox.retry} ->> 'command'`,
      firstSeenAt: failureInbox.firstSeenAt,
      lastSeenAt: failureInbox.lastSeenAt,
      cursorAt: exactMoment(failureInbox.lastSeenAt),
    })
    .from(failureInbox)
    .leftJoin(
      orderViews,
      and(eq(orderViews.customerId, failureInbox.customerId), eq(orderViews.orderId, failureInbox.orderId)),
    )
    .where(
      and(
        own,
        kind ? eq(failureInbox.kind, kind) : undefined,
        olderThan(failureInbox.lastSeenAt, failureInbox.id, cursor),
      ),
    )
    .orderBy(desc(failureInbox.lastSeenAt), desc(failureInbox.id))
    .limit(PAGE_ROWS + 1);
  const counts = await ctx.db
    .select({ kind: failureInbox.kind, count: sql<number>`count(*)::int` })
    .from(failureInbox)
    .where(own)
    .groupBy(failureInbox.kind);
  const page = pageOf(rows);
  const failures = page.rows.map(({ command, ...row }) => ({
    ...row,
    canRetry: isRetryCommand(command),
    firstSeenAt: row.firstSeenAt.toISOString(),
    lastSeenAt: row.lastSeenAt.toISOString(),
  }));
  return {
    failures,
    counts: Object.fromEntries(counts.map((row) => [row.kind, row.count])) as Partial<
      Record<FailureKind, number>
    >,
    next: page.next,
    checkedAt: ctx.now().toISOString(),
  };
}
