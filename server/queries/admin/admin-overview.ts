import { isNull, sql } from "drizzle-orm";
import { failureInbox, mails } from "#db/schema/index.ts";
import type { MetalId } from "#lib/domain/metals.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { getLedger } from "./ledger.ts";
import { getMetalsPage } from "./metals-page.ts";

export type AdminOverview = {
  /** Open failures by whose they are and what kind; `since` is the first time of the oldest. */
  failures: { owner: string; kind: string; count: number; since: string }[];
  staleMetals: { metalId: MetalId; ageHours: number | null; waiting: number }[];
  limitHours: number;
  /** Hours until the oldest price still in force becomes stale. */
  nextStaleInHours: number | null;
  failedMails: number;
  ledger: { submitted: number; inStatuses: number; missing: number };
  checkedAt: string;
};

/** What is wrong and whose it is, with the time of this check. */
export async function getAdminOverview(ctx: Ctx): Promise<AdminOverview> {
  requireStaff(ctx, "admin");
  const [failures, metals, ledger, failedMails] = await Promise.all([
    openFailures(ctx),
    getMetalsPage(ctx),
    getLedger(ctx),
    ctx.db.$count(mails, sql`${mails.state} = 'failed'`),
  ]);
  const fresh = metals.metals.filter((metal) => !metal.isStale);
  const sum = (of: (channel: (typeof ledger.channels)[number]) => number) =>
    ledger.channels.reduce((total, channel) => total + of(channel), 0);
  return {
    failures,
    staleMetals: metals.metals
      .filter((metal) => metal.isStale)
      .map(({ metalId, ageHours, waiting }) => ({ metalId, ageHours, waiting })),
    limitHours: metals.limitHours,
    nextStaleInHours: fresh.length
      ? metals.limitHours - Math.max(...fresh.map(({ ageHours }) => ageHours ?? 0))
      : null,
    failedMails,
    ledger: {
      submitted: sum((channel) => channel.submitted),
      inStatuses: sum((channel) => channel.inStatuses),
      missing: ledger.missing.length,
    },
    checkedAt: ctx.now().toISOString(),
  };
}

async function openFailures(ctx: Ctx): Promise<AdminOverview["failures"]> {
  const rows = await ctx.db
    .select({
      owner: failureInbox.ownerRole,
      kind: failureInbox.kind,
      count: sql<number>`count(*)::int`,
      since: sql<Date>`min(${failureInbox.firstSeenAt})`.mapWith(failureInbox.firstSeenAt),
    })
    .from(failureInbox)
    .where(isNull(failureInbox.resolvedAt))
    .groupBy(failureInbox.ownerRole, failureInbox.kind)
    .orderBy(sql`min(${failureInbox.firstSeenAt})`);
  return rows.map((row) => ({ ...row, since: row.since.toISOString() }));
}
