import type { OrderAnswer } from "#server/commands/order/order-answer.ts";

/** What claiming and extending answer: whose the order is until when, and what it pays (kopeks). */
export type ClaimAnswer = OrderAnswer & { leaseUntil: string; payMinor: number };
