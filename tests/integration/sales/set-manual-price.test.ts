import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { quotes } from "#db/schema/index.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import { receiptFingerprint } from "#lib/domain/pricing/receipt-fingerprint.ts";
import { replay } from "#lib/domain/pricing/replay-receipt.ts";
import { setManualPrice } from "#server/commands/sales/set-manual-price.ts";
import { database } from "#server/database.ts";
import { rowOf } from "#tests/factories/command-rules.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn, ref } from "#tests/factories/order-in.ts";

const price = { amountMinor: 4_000_000, reason: "закрепка считалась вручную" };
const quotesOf = (orderId: string) => database().select().from(quotes).where(eq(quotes.orderId, orderId));

it("makes a quote like any other: receipt that replays, fingerprint, seller, reason, validity", async () => {
  const at = new Date("2025-12-15T09:00:00Z");
  const order = await orderIn("PRICE_FAILED", { at });
  await setManualPrice(ctxOf(order.seller, { at }), { ...ref(order), ...price });
  const [quote] = await quotesOf(order.orderId);
  const receipt = quote?.receipt as Receipt;
  expect(quote).toMatchObject({ state: "offered", madeBy: order.seller.id, reason: price.reason });
  expect(quote?.validUntil).toEqual(new Date("2025-12-16T09:00:00Z"));
  expect(quote?.totalMinor).toBe(4_060_000);
  expect(receipt.kind).toBe("manual");
  expect(quote?.fingerprint).toBe(receiptFingerprint(receipt));
  expect(replay(receipt)).toEqual({ totalMinor: 4_060_000, equal: true });
  expect(await rowOf(order)).toMatchObject({ quoteId: quote?.id, totalMinor: 4_060_000, reason: null });
});

it("prices an order that hangs in SUBMITTED; of two sellers one wins", async () => {
  const order = await orderIn("SUBMITTED");
  const outcomes = await Promise.allSettled(
    [1, 2].map((n) =>
      setManualPrice(ctxOf(order.seller), { ...ref(order), ...price, amountMinor: n * 1_000_000 }),
    ),
  );
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await quotesOf(order.orderId)).toHaveLength(1);
});

it("never touches a price the customer has accepted or may be paying", async () => {
  for (const status of ["PRICE_CALCULATED", "PRICE_ACCEPTED"] as const) {
    const order = await orderIn(status);
    const before = await quotesOf(order.orderId);
    await expect(setManualPrice(ctxOf(order.seller), { ...ref(order), ...price })).rejects.toMatchObject({
      code: "WRONG_STATUS",
    });
    expect(await quotesOf(order.orderId)).toEqual(before);
  }
});
