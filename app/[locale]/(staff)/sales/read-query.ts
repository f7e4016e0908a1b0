import { SALES_TABS, type SalesTab } from "#lib/domain/desk-lists.ts";
import type { QueueQuery } from "#server/queries/sales/get-queue.ts";

type Search = Record<string, string | string[] | undefined>;

export const isTab = (value: unknown): value is SalesTab => SALES_TABS.includes(value as SalesTab);

/** The tab, the filter and the search as the address says them; what it says wrongly counts as not said. */
export function readQueueQuery({ tab, mine, q }: Search): QueueQuery {
  const asked = typeof q === "string" ? q.trim().slice(0, 120) : "";
  return { tab: isTab(tab) ? tab : "approve", mine: mine === "1", q: asked.length >= 2 ? asked : null };
}
