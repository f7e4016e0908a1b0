import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import { orderEvents } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import { eventDigestText } from "#lib/domain/order/event-digest.ts";

export type HistoryEvent = typeof orderEvents.$inferSelect;

/** The whole history of one order, first event first. */
export async function listOrderEvents(
  db: Reader,
  customerId: string,
  orderId: string,
): Promise<HistoryEvent[]> {
  return db
    .select()
    .from(orderEvents)
    .where(and(eq(orderEvents.customerId, customerId), eq(orderEvents.orderId, orderId)))
    .orderBy(asc(orderEvents.seq));
}

/** Checks the chain: numbers without a gap, each hash over the event and the hash before. Returns the first break. */
export function checkHistory(events: readonly HistoryEvent[]): { count: number; brokenAt: number | null } {
  let previousHash: string | null = null;
  for (const [index, event] of events.entries()) {
    const text = eventDigestText({ ...event, at: event.at.toISOString(), previousHash });
    const isIntact =
      event.seq === index + 1 && createHash("sha256").update(text).digest("hex") === event.hash;
    if (!isIntact) return { count: events.length, brokenAt: index + 1 };
    previousHash = event.hash;
  }
  return { count: events.length, brokenAt: null };
}
