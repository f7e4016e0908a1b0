import { z } from "zod";

const subject = { outboxId: z.uuid(), customerId: z.uuid() };

/**
 * Every promised effect: the event that asks for it, its payload and its one consumer. Payloads evolve by
 * addition. The consumer settles the outbox row in the transaction of the effect.
 */
export const TOPICS = {
  "model/analysis.requested": z.object({ ...subject, modelId: z.uuid() }),
  "model/copy.requested": z.object({ ...subject, modelId: z.uuid() }),
  "model/repair.requested": z.object({ ...subject, modelId: z.uuid() }),
  "order/price.requested": z.object({ ...subject, orderId: z.uuid() }),
  "order/mail.requested": z.object({
    ...subject,
    orderId: z.uuid(),
    template: z.string(),
    seq: z.number().int(),
  }),
  "payment/capture.requested": z.object({ ...subject, orderId: z.uuid() }),
  "payment/release.requested": z.object({ ...subject, orderId: z.uuid() }),
  "payment/check.requested": z.object({ ...subject, orderId: z.uuid(), paymentId: z.uuid() }),
} as const;

export type Topic = keyof typeof TOPICS;
export type TopicPayload<T extends Topic> = z.output<(typeof TOPICS)[T]>;

/** Promises of one topic that travel together: the event that carries them, and how many it holds at most. */
export type Together = { event: string; atMost: number };

/**
 * How long after sending the effect may take before the relay sends again, and how many sends are made. A promise
 * rests `waitMs` before it is sent: a price, since whoever asked for it makes it at once if that can be; a copy, so
 * that the measuring comes first; a mail, for others to go `together` with it as one event.
 */
export const DELIVERY: Record<
  Topic,
  {
    settleWithinMs: number;
    maxSends: number;
    owner: "admin" | "seller";
    waitMs?: number;
    together?: Together;
  }
> = {
  "model/analysis.requested": { settleWithinMs: 180_000, maxSends: 4, owner: "admin" },
  "model/copy.requested": { settleWithinMs: 300_000, maxSends: 8, owner: "admin", waitMs: 3_000 },
  "model/repair.requested": { settleWithinMs: 180_000, maxSends: 4, owner: "admin" },
  "order/price.requested": { settleWithinMs: 60_000, maxSends: 8, owner: "seller", waitMs: 1_000 },
  "order/mail.requested": {
    settleWithinMs: 60_000,
    maxSends: 8,
    owner: "admin",
    waitMs: 500,
    together: { event: "order/mails.requested", atMost: 20 },
  },
  "payment/capture.requested": { settleWithinMs: 120_000, maxSends: 8, owner: "seller" },
  "payment/release.requested": { settleWithinMs: 120_000, maxSends: 8, owner: "seller" },
  "payment/check.requested": { settleWithinMs: 60_000, maxSends: 20, owner: "seller" },
};
