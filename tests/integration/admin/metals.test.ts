import { and, eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { metalPrices } from "#db/schema/index.ts";
import type { MetalId } from "#lib/domain/metals.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { fixMetalPrice } from "#server/commands/admin/fix-metal-price.ts";
import { requestPrice } from "#server/commands/order/request-price.ts";
import { priceOrder } from "#server/commands/quote/price-order.ts";
import { database } from "#server/database.ts";
import { getMetalsPage } from "#server/queries/admin/metals-page.ts";
import { rowOf } from "#tests/factories/command-rules.ts";
import { ctxOf, newKey, systemCtx } from "#tests/factories/ctx.ts";
import { fixedMetals, measured, promised } from "#tests/factories/measured-order.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { customerOf, staffMember } from "#tests/factories/people.ts";
import { publishedRules } from "#tests/factories/price-rules.ts";
import { auditOf, failuresOf, promisesOf } from "./admin-world.ts";

const DAY = 86_400_000;
const fix = (metalId: MetalId, minorPerGram: number, confirmJump = false) => ({
  key: newKey(),
  metalId,
  minorPerGram,
  source: "ЛБМА",
  confirmJump,
});
const fixesOf = (metalId: MetalId) =>
  database()
    .select()
    .from(metalPrices)
    .where(and(eq(metalPrices.metalId, metalId), eq(metalPrices.source, "ЛБМА")));

describe("fixing a price", () => {
  it("puts a new fix in force, keeps the one before and notes who did it", async () => {
    await publishedRules();
    await fixedMetals();
    const admin = await staffMember("admin");
    await fixMetalPrice(ctxOf(admin), fix("silver_925", 750_000));
    const page = await getMetalsPage(ctxOf(admin));
    const silver = page.metals.find(({ metalId }) => metalId === "silver_925");
    expect(silver).toMatchObject({ minorPerGram: 750_000, source: "ЛБМА", isStale: false });
    const history = page.history.filter(({ metalId }) => metalId === "silver_925");
    expect(history.map(({ minorPerGram }) => minorPerGram)).toEqual([750_000, 746_200]);
    expect((await auditOf("fix_metal_price", "silver_925")).at(-1)).toMatchObject({ actorId: admin.id });
  });

  it("asks twice past the limit, either way, and takes the second word", async () => {
    await publishedRules();
    await fixedMetals();
    const admin = ctxOf(await staffMember("admin"));
    const before = 746_200;
    for (const minorPerGram of [before * 1.0501, before * 0.9499].map(Math.round))
      await expect(fixMetalPrice(admin, fix("brass", minorPerGram))).rejects.toMatchObject({
        kind: "CONFLICT",
        code: "PRICE_JUMP",
        details: { beforeMinor: before, minorPerGram },
      });
    expect(await fixesOf("brass")).toHaveLength(0);
    await fixMetalPrice(admin, fix("brass", Math.round(before * 1.05)));
    await fixMetalPrice(admin, fix("brass", before * 2, true));
    expect(await fixesOf("brass")).toHaveLength(2);
  });

  it("is one fix a press, however often it arrives, and refuses another sum under its key", async () => {
    await publishedRules();
    await fixedMetals();
    const admin = ctxOf(await staffMember("admin"));
    const input = fix("platinum_950", 746_300);
    const answers = await Promise.all([1, 2, 3, 4].map(() => fixMetalPrice(admin, input)));
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(await fixesOf("platinum_950")).toHaveLength(1);
    await expect(fixMetalPrice(admin, { ...input, minorPerGram: 746_400 })).rejects.toMatchObject({
      code: "KEY_REUSED",
    });
  });

  it("is for administrators", async () => {
    for (const actor of [await staffMember("seller"), await staffMember("operator"), await customerOf()]) {
      const refused = { kind: "FORBIDDEN", code: "ROLE_NEEDED" };
      await expect(fixMetalPrice(ctxOf(actor), fix("bronze", 1))).rejects.toMatchObject(refused);
      await expect(getMetalsPage(ctxOf(actor))).rejects.toMatchObject(refused);
    }
  });
});

describe("a stale price", () => {
  const metalId = "gold_750_white";

  it("holds orders back, and once it is fixed they are priced by themselves", async () => {
    const order = await orderIn("FILE_UPLOADED");
    const other = await orderIn("FILE_UPLOADED");
    await fixedMetals();
    const later = new Date(Date.now() + 40 * DAY);
    const options = (id: MetalId) => ({ ...DEFAULT_OPTIONS, metalId: id });
    for (const [each, id] of [
      [order, metalId],
      [other, "bronze"],
    ] as const) {
      await measured(each);
      const ask = { key: newKey(), orderId: each.orderId, options: options(id) };
      await requestPrice(ctxOf(each.customer, { at: later }), ask);
      await priceOrder(systemCtx(later), await promised(each, "order/price.requested"));
    }
    const admin = ctxOf(await staffMember("admin"), { at: later });
    const stale = (await getMetalsPage(admin)).metals.find((metal) => metal.metalId === metalId);
    expect(stale).toMatchObject({ isStale: true, waiting: 1 });

    const { released } = await fixMetalPrice(admin, fix(metalId, 746_200));
    expect(released).toBe(1);
    expect(await promisesOf(order.orderId, "order/price.requested")).toHaveLength(2);
    expect(await promisesOf(other.orderId, "order/price.requested")).toHaveLength(1);
    const outcome = await priceOrder(systemCtx(later), await promised(order, "order/price.requested"));
    expect(outcome).toBe("priced");
    expect(await rowOf(order)).toMatchObject({ status: "PRICE_CALCULATED" });
    expect((await failuresOf(order.orderId))[0]).toMatchObject({ resolvedBy: "system" });
    expect((await failuresOf(other.orderId))[0]).toMatchObject({ resolvedAt: null });
  });
});
