import { and, eq, isNull } from "drizzle-orm";
import { orders, outbox } from "#db/schema/index.ts";
import type { Topic } from "#lib/contracts/events.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { composeOrderMail } from "#server/commands/mail/compose-order-mail.ts";
import { cancelOrder } from "#server/commands/order/cancel-order.ts";
import { closeDelivered } from "#server/commands/order/close-delivered.ts";
import { deliverOrder } from "#server/commands/order/deliver-order.ts";
import { requestPrice } from "#server/commands/order/request-price.ts";
import { acceptQuote } from "#server/commands/payment/accept-quote.ts";
import { capturePayment } from "#server/commands/payment/capture-payment.ts";
import { releasePayment } from "#server/commands/payment/release-payment.ts";
import { claimOrder } from "#server/commands/production/claim-order.ts";
import { completeOrder } from "#server/commands/production/complete-order.ts";
import { shipOrder } from "#server/commands/production/ship-order.ts";
import { startPacking } from "#server/commands/production/start-packing.ts";
import { startRework } from "#server/commands/production/start-rework.ts";
import { priceOrder } from "#server/commands/quote/price-order.ts";
import { approveOrder } from "#server/commands/sales/approve-order.ts";
import { holdOrder } from "#server/commands/sales/hold-order.ts";
import { sendMessage } from "#server/commands/sales/send-message.ts";
import { database } from "#server/database.ts";
import { actingAt, type Cast } from "./people.ts";

const HOUR = 3_600_000;
const system = { kind: "system", id: "jobs" } as const;

export type Moment = {
  at: Date;
  order: { customerId: string; orderId: string };
  cast: Cast;
  options: Partial<OrderOptions>;
};
type Step = (moment: Moment) => Promise<unknown>;

const ref = ({ order }: Moment) => ({ key: crypto.randomUUID(), ...order });
const bySeller = ({ cast, at }: Moment) => actingAt(cast.seller, at);
const byOperator = ({ cast, at }: Moment) => actingAt(cast.operators[0], at);

/** What each step of an order's life is, by the commands that people and jobs use. */
export const STEPS = {
  submit: ({ cast, order, at, options }) =>
    requestPrice(actingAt(cast.customer, at), {
      key: crypto.randomUUID(),
      orderId: order.orderId,
      options: { ...DEFAULT_OPTIONS, ...options },
    }),
  price: (moment) =>
    promised(moment, "order/price.requested", (event) => priceOrder(actingAt(system, moment.at), event)),
  accept,
  approve: async (moment) => {
    await approveOrder(bySeller(moment), {
      ...ref(moment),
      totalMinor: (await rowOf(moment)).totalMinor ?? 0,
    });
    await promised(moment, "payment/capture.requested", (event) =>
      capturePayment(actingAt(system, moment.at), event),
    );
  },
  claim: (moment) => claimOrder(byOperator(moment), ref(moment)),
  rework: (moment) =>
    startRework(byOperator(moment), { ...ref(moment), reason: "пора у основания оправы", delayDays: 4 }),
  complete: (moment) => completeOrder(byOperator(moment), ref(moment)),
  pack: (moment) => startPacking(byOperator(moment), ref(moment)),
  ship: (moment) =>
    shipOrder(byOperator(moment), { ...ref(moment), carrier: "cdek", tracking: trackingOf(moment) }),
  deliver: (moment) =>
    deliverOrder(actingAt(system, moment.at), { carrier: "cdek", tracking: trackingOf(moment) }),
  close: ({ at }) => closeDelivered(actingAt(system, new Date(at.getTime() + 72 * HOUR))),
  hold: (moment) =>
    holdOrder(bySeller(moment), {
      ...ref(moment),
      reason: "нужен размер кольца",
      nextActionAt: new Date(Date.now() + 48 * HOUR).toISOString(),
    }),
  ask: (moment) =>
    sendMessage(bySeller(moment), {
      ...ref(moment),
      body: "Гравировка пойдёт по внутренней стороне, напротив камня. Так?",
      isQuestion: true,
    }),
  cancel: async (moment) => {
    const { order, cast, at } = moment;
    await cancelOrder(actingAt(cast.customer, at), {
      key: crypto.randomUUID(),
      orderId: order.orderId,
      reason: "передумала",
    });
    await promised(moment, "payment/release.requested", (event) =>
      releasePayment(actingAt(system, at), event),
    );
  },
} satisfies Record<string, Step>;
export type StepName = keyof typeof STEPS;

const trackingOf = ({ order }: Moment) => `1${order.orderId.replaceAll(/\D/g, "").slice(-9)}`;

async function accept(moment: Moment): Promise<unknown> {
  const { order, cast, at } = moment;
  const row = await rowOf(moment);
  return acceptQuote(actingAt(cast.customer, at), {
    key: crypto.randomUUID(),
    orderId: order.orderId,
    quoteId: row.quoteId ?? "",
    totalMinor: row.totalMinor ?? 0,
    contact: {
      name: cast.customer.name,
      email: cast.customer.email ?? "",
      phone: "+7 921 000-00-00",
      address: {
        method: "courier",
        region: "RU",
        postcode: "190000",
        city: "Санкт-Петербург",
        street: "Садовая, 1",
      },
    },
    means: "4242424242424242",
    returnUrl: "/ru/orders",
  });
}

async function rowOf({ order }: Moment) {
  const [row] = await database().select().from(orders).where(eq(orders.id, order.orderId));
  if (!row) throw new Error("the order is gone");
  return row;
}

type Event = { customerId: string; orderId: string; outboxId: string };

/** Does what a job would do for the open promise of this topic, if there is one. */
async function promised(
  moment: Moment,
  topic: Topic,
  work: (event: Event) => Promise<unknown>,
): Promise<void> {
  const { customerId, orderId } = moment.order;
  const open = await database()
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.customerId, customerId),
        eq(outbox.orderId, orderId),
        eq(outbox.topic, topic),
        isNull(outbox.settledAt),
      ),
    );
  for (const row of open) await work({ customerId, orderId, outboxId: row.id });
}

/** Writes the mails that the steps so far have promised, so that the demo's mail log is not empty. */
export async function writeMails(moment: Moment): Promise<void> {
  const { customerId, orderId } = moment.order;
  const open = await database()
    .select()
    .from(outbox)
    .where(
      and(
        eq(outbox.customerId, customerId),
        eq(outbox.orderId, orderId),
        eq(outbox.topic, "order/mail.requested"),
        isNull(outbox.settledAt),
      ),
    );
  for (const row of open) {
    const { template, seq } = row.payload as { template: string; seq: number };
    await composeOrderMail(actingAt(system, moment.at), {
      customerId,
      orderId,
      outboxId: row.id,
      template,
      seq,
    });
  }
}
