import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { AnalysisPool } from "#jobs/worker/analysis-pool.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { askRepair } from "#server/commands/model/ask-repair.ts";
import { cancelOrder } from "#server/commands/order/cancel-order.ts";
import { requestPrice } from "#server/commands/order/request-price.ts";
import { acceptQuote } from "#server/commands/payment/accept-quote.ts";
import { approveOrder } from "#server/commands/sales/approve-order.ts";
import { SANDBOX_CARDS } from "#server/payments/sandbox.ts";
import { rowOf } from "#tests/factories/command-rules.ts";
import { ctxOf, newKey } from "#tests/factories/ctx.ts";
import { fixedMetals, pricedOrder } from "#tests/factories/measured-order.ts";
import { publishedRules } from "#tests/factories/price-rules.ts";
import { brokenCube, cubeStl, storedUpload } from "../upload/upload-world.ts";
import { deliver, deliverInOrder, permutations, promisesOf } from "./deliver.ts";
import { endStateOf } from "./end-state.ts";

const SIDE_BY_SIDE = 6;
/** `npm run faults` takes the large sets, too; elsewhere the mails of an order's first steps are out of the way. */
const isWhole = Boolean(process.env.FACET_FAULTS);
const pool = new AnalysisPool(1);
beforeAll(async () => {
  await publishedRules();
  await fixedMetals();
});
afterAll(() => pool.close());

const address = {
  method: "courier" as const,
  region: "RU",
  postcode: "190000",
  city: "Санкт-Петербург",
  street: "Садовая, 1",
};

async function accepted(means: string) {
  const order = await pricedOrder();
  const { quoteId, totalMinor } = await rowOf(order);
  const sum = { orderId: order.orderId, quoteId: quoteId ?? "", totalMinor: totalMinor ?? 0 };
  const contact = { name: "Елена", email: "elena@example.com", phone: null, address };
  await acceptQuote(ctxOf(order.customer), { key: newKey(), ...sum, contact, means, returnUrl: "/ru" });
  return { ...order, totalMinor: sum.totalMinor };
}

type Ordered = Awaited<ReturnType<typeof accepted>>;
const cancel = ({ customer, orderId }: Ordered) =>
  cancelOrder(ctxOf(customer), { key: newKey(), orderId, reason: "передумала" });

/** Worlds in which several events wait at once; each answers whose they are. */
const WORLDS = {
  "an order whose payment was never answered, then called off": {
    waiting: 4,
    make: async () => {
      const order = await accepted(SANDBOX_CARDS.timeoutAfterHold);
      await cancel(order);
      return order.customerId;
    },
  },
  "an order accepted, approved and called off": {
    waiting: 6,
    settled: isWhole ? 1 : 2,
    make: async () => {
      const order = await accepted(SANDBOX_CARDS.approved);
      const { customerId, orderId, totalMinor } = order;
      await approveOrder(ctxOf(order.seller), { key: newKey(), customerId, orderId, totalMinor });
      await cancel(order);
      return customerId;
    },
  },
  "a model whose price is asked for before it is measured": {
    waiting: 3,
    make: async () => {
      const { ctx, customerId, upload } = await storedUpload(cubeStl(17));
      const orderId = upload.orderId ?? "";
      await requestPrice(ctx, { key: newKey(), orderId, options: DEFAULT_OPTIONS });
      return customerId;
    },
  },
  "a broken model, its repair and its price asked for at once": {
    waiting: 3,
    make: async () => {
      const { ctx, customerId, upload } = await storedUpload(brokenCube(18));
      const orderId = upload.orderId ?? "";
      const [analysis] = (await promisesOf(customerId)).filter(
        (one) => one.topic === "model/analysis.requested",
      );
      if (analysis) await deliver(analysis, pool);
      await askRepair(ctx, { orderId });
      await requestPrice(ctx, { key: newKey(), orderId, options: DEFAULT_OPTIONS });
      return customerId;
    },
  },
};

describe.each(Object.entries(WORLDS))("%s", (_, { waiting, make, ...world }) => {
  const settled = "settled" in world ? world.settled : 0;

  /** A fresh world, its events delivered in the order of `places`, all of them once more, and what came of it. */
  async function endAfter(places: readonly number[]) {
    const customerId = await make();
    const events = (await promisesOf(customerId)).filter((event) => !event.settled);
    expect(events).toHaveLength(waiting);
    const early = events.slice(0, settled);
    const late = places.map((place) => events[settled + place]).filter((event) => event !== undefined);
    await deliverInOrder(customerId, [...early, ...late], pool);
    for (const event of (await promisesOf(customerId)).toReversed()) await deliver(event, pool);
    return endStateOf(customerId);
  }

  it("ends as in order, for every order in which its events may come", async () => {
    const places = Array.from({ length: waiting - settled }, (_, i) => i);
    const inOrder = await endAfter(places);
    expect(inOrder).toMatchObject({ isHistoryWhole: true, unsettled: 0, failures: 0 });
    expect(inOrder.lastStatus).toBe(inOrder.orders[0]?.status);
    const orders = permutations(places);
    for (let i = 0; i < orders.length; i += SIDE_BY_SIDE) {
      const those = orders.slice(i, i + SIDE_BY_SIDE);
      const ends = await Promise.all(those.map(endAfter));
      for (const [k, end] of ends.entries()) expect(end, `in the order ${those[k]}`).toEqual(inOrder);
    }
  });

  it("ends as in order when all come at once", async () => {
    const places = Array.from({ length: waiting - settled }, (_, i) => i);
    const inOrder = await endAfter(places);
    for (let round = 0; round < 3; round++) {
      const customerId = await make();
      const events = (await promisesOf(customerId)).filter((event) => !event.settled);
      await Promise.allSettled(events.map((event) => deliver(event, pool)));
      await deliverInOrder(customerId, [], pool);
      expect(await endStateOf(customerId), `round ${round}`).toEqual(inOrder);
    }
  });
});
