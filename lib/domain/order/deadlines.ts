import type { OrderStatus } from "./statuses.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

type Deadline = { ms: number; owner: "system" | "customer" | "seller" | "operator" | "carrier" };

/**
 * How long an order may stay in a status before somebody has to look (domain.md sections 3 and 7), and whose
 * turn it is. A status without a row waits for nobody.
 */
export const DEADLINES: Partial<Record<OrderStatus, Deadline>> = {
  SUBMITTED: { ms: 30 * MINUTE, owner: "system" },
  PRICE_FAILED: { ms: DAY, owner: "seller" },
  PRICE_CALCULATED: { ms: 7 * DAY, owner: "customer" },
  PRICE_ACCEPTED: { ms: DAY, owner: "seller" },
  MANUFACTURING_APPROVED: { ms: 3 * DAY, owner: "operator" },
  MANUFACTURING_STARTED: { ms: 10 * DAY, owner: "operator" },
  REWORK: { ms: 2 * DAY, owner: "operator" },
  MANUFACTURING_COMPLETED: { ms: DAY, owner: "operator" },
  PACKAGING: { ms: DAY, owner: "operator" },
  SHIPPED: { ms: 7 * DAY, owner: "carrier" },
  DELIVERED: { ms: 3 * DAY, owner: "system" },
};

/** When an order that entered `status` at `since` is due for its next move; null when it waits for nobody. */
export function dueAt(status: OrderStatus, since: Date): Date | null {
  const deadline = DEADLINES[status];
  return deadline ? new Date(since.getTime() + deadline.ms) : null;
}

/** Whose turn it is in this status. */
export function turnOf(status: OrderStatus): Deadline["owner"] | null {
  return DEADLINES[status]?.owner ?? null;
}

/** A claim is the operator's for this long (mockup "yours until"); it can be extended before it ends. */
export const CLAIM_LEASE_MS = 24 * HOUR;
/** Share of a claim's time that is over, 0..1, where `leftMs` are left by a clock that may be behind ours. */
export const leaseGone = (leftMs: number) => Math.min(1, Math.max(0, 1 - leftMs / CLAIM_LEASE_MS));
/** An operator holds at most this many open claims, so that work is shared fairly. */
export const CLAIM_LIMIT = 4;
