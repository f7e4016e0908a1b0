import { describe, expect, it } from "vitest";
import { env } from "#server/env.ts";
import { carrierMessage } from "#server/webhooks/carrier.ts";
import { signMessage } from "#server/webhooks/signature.ts";
import { historyOf, rowOf } from "../../factories/command-rules.ts";
import { systemCtx } from "../../factories/ctx.ts";
import { orderIn } from "../../factories/order-in.ts";

async function shipped() {
  const order = await orderIn("SHIPPED");
  const { carrier, trackingNumber } = await rowOf(order);
  return { order, body: JSON.stringify({ carrier, tracking: trackingNumber, status: "delivered" }) };
}
const sign = (body: string, at = new Date()) => signMessage(body, env().CARRIER_WEBHOOK_SECRET, at);

describe("a carrier's message", () => {
  it("delivers the order, once, however often it comes", async () => {
    const { order, body } = await shipped();
    const signature = sign(body);
    for (let times = 0; times < 3; times++) {
      expect(await carrierMessage(systemCtx(), { body, signature })).toEqual({ number: order.number });
    }
    expect(await rowOf(order)).toMatchObject({ status: "DELIVERED" });
    expect((await historyOf(order)).filter(({ event }) => event === "delivered")).toHaveLength(1);
  });

  it.each([
    ["forged", (body: string) => sign(`${body} `), "SIGNATURE_WRONG"],
    ["unsigned", () => null, "SIGNATURE_WRONG"],
    [
      "signed with another secret",
      (body: string) => signMessage(body, "another secret 0000", new Date()),
      "SIGNATURE_WRONG",
    ],
    ["six minutes old", (body: string) => sign(body, new Date(Date.now() - 360_000)), "SIGNATURE_OLD"],
  ])("is refused when %s, and changes nothing", async (_, signature, code) => {
    const { order, body } = await shipped();
    await expect(carrierMessage(systemCtx(), { body, signature: signature(body) })).rejects.toMatchObject({
      code,
    });
    expect(await rowOf(order)).toMatchObject({ status: "SHIPPED" });
  });

  it("about a parcel of nobody is not found", async () => {
    const body = JSON.stringify({ carrier: "cdek", tracking: "NOBODY1", status: "delivered" });
    await expect(carrierMessage(systemCtx(), { body, signature: sign(body) })).rejects.toMatchObject({
      kind: "NOT_FOUND",
    });
  });

  it("of another status is acknowledged and moves nothing", async () => {
    const { order } = await shipped();
    const { carrier, trackingNumber } = await rowOf(order);
    const body = JSON.stringify({ carrier, tracking: trackingNumber, status: "in_transit" });
    expect(await carrierMessage(systemCtx(), { body, signature: sign(body) })).toEqual({ number: null });
    expect(await rowOf(order)).toMatchObject({ status: "SHIPPED" });
  });
});
