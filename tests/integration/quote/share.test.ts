import { beforeAll, expect, it } from "vitest";
import { shareDirectory } from "#db/schema/index.ts";
import { shareQuote, unshareQuote } from "#server/commands/quote/share-quote.ts";
import { database } from "#server/database.ts";
import { getQuotePage } from "#server/queries/quote/quote-page.ts";
import { getSharedQuote } from "#server/queries/quote/shared-quote.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { pricedOrder } from "#tests/factories/measured-order.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { publishedRules } from "#tests/factories/price-rules.ts";
import { internalFields } from "../access/public-answer.ts";

beforeAll(publishedRules);

const nobody = ctxOf({ kind: "nobody" });
const read = (path: string) => getSharedQuote(nobody, path.replace("/shared/", ""));

it("opens the price to anybody who has the path, without what is the customer's", async () => {
  const order = await pricedOrder({ options: { engraving: "Маше" } });
  const { path } = await shareQuote(ctxOf(order.customer), order);
  expect(path).toMatch(/^\/shared\/[\w-]{43}$/);
  const { quote } = await getQuotePage(ctxOf(order.customer), order.orderId);
  const shared = await read(path);
  expect(shared).toMatchObject({ isExpired: false, isAccepted: false });
  expect(shared.receipt.totalMinor).toBe(quote?.totalMinor);
  expect(shared.receipt.lines).toEqual(quote?.receipt.lines);
  expect(shared.receipt.inputs.engraving).toEqual({ text: "····" });
  expect(shared.certificate).toEqual(quote?.certificate);
  expect(internalFields(shared)).toEqual([]);
  const text = JSON.stringify(shared);
  for (const own of ["Маше", order.customerId, order.orderId, order.number, order.customer.id])
    expect(text).not.toContain(own);
});

it("keeps only a hash of the path", async () => {
  const order = await pricedOrder();
  const { path } = await shareQuote(ctxOf(order.customer), order);
  const rows = await database().select().from(shareDirectory);
  expect(JSON.stringify(rows)).not.toContain(path.replace("/shared/", ""));
  expect(rows.every(({ tokenHash }) => /^[0-9a-f]{64}$/.test(tokenHash))).toBe(true);
});

it("closes for good, and a new path closes the one before", async () => {
  const order = await pricedOrder();
  const ctx = ctxOf(order.customer);
  const first = await shareQuote(ctx, order);
  const second = await shareQuote(ctx, order);
  await expect(read(first.path)).rejects.toMatchObject({ kind: "NOT_FOUND" });
  await read(second.path);
  expect((await getQuotePage(ctx, order.orderId)).sharedAt).not.toBeNull();
  await unshareQuote(ctx, order);
  await expect(read(second.path)).rejects.toMatchObject({ kind: "NOT_FOUND" });
  expect((await getQuotePage(ctx, order.orderId)).sharedAt).toBeNull();
  await unshareQuote(ctx, order);
});

it("is one path, however many press at once", async () => {
  const order = await pricedOrder();
  const paths = await Promise.all(Array.from({ length: 5 }, () => shareQuote(ctxOf(order.customer), order)));
  const outcomes = await Promise.allSettled(paths.map(({ path }) => read(path)));
  expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

it("is another's order to nobody else, and nothing before there is a price", async () => {
  const [order, other] = [await pricedOrder(), await orderIn("FILE_UPLOADED")];
  const stranger = ctxOf(other.customer);
  await expect(shareQuote(stranger, order)).rejects.toMatchObject({ kind: "NOT_FOUND" });
  await expect(unshareQuote(stranger, order)).rejects.toMatchObject({ kind: "NOT_FOUND" });
  await expect(shareQuote(stranger, other)).rejects.toMatchObject({ code: "QUOTE_MISSING" });
  await expect(read(`/shared/${"A".repeat(43)}`)).rejects.toMatchObject({ kind: "NOT_FOUND" });
});
