import type { SalesTab } from "#lib/domain/desk-lists.ts";
import type { Ctx } from "#server/context.ts";
import { countQueue } from "./count-queue.ts";
import { findNextDue } from "./find-next-due.ts";
import { listQueue } from "./list-queue.ts";
import { searchOrders } from "./search-orders.ts";

export type QueueQuery = { tab: SalesTab; mine: boolean; q: string | null };

/** Everything the queue page shows at first: one tab's rows or what was looked for, and the counts of all tabs. */
export async function getQueue(ctx: Ctx, query: QueueQuery) {
  const { tab, mine, q } = query;
  const [page, counts, nextDue] = await Promise.all([
    q ? searchOrders(ctx, { q }) : listQueue(ctx, { tab, mine }),
    countQueue(ctx),
    findNextDue(ctx),
  ]);
  return { page, counts, nextDue, query, canAct: ctx.actor.kind === "seller" };
}
