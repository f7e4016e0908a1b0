import { describe, expect, it } from "vitest";
import { priceRules } from "#db/schema/index.ts";
import type { PublishRulesInput } from "#lib/contracts/admin.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import { publishPriceRules } from "#server/commands/admin/publish-price-rules.ts";
import { database } from "#server/database.ts";
import { getRulesPage, tryRules } from "#server/queries/admin/rules-page.ts";
import { ctxOf, newKey } from "#tests/factories/ctx.ts";
import { pricedOrder } from "#tests/factories/measured-order.ts";
import { customerOf, staffMember } from "#tests/factories/people.ts";
import { publishedRules } from "#tests/factories/price-rules.ts";
import { auditOf } from "./admin-world.ts";

const dearer = (rules: PriceRules, setupMinor: number) =>
  ({ ...rules, pricing: { ...rules.pricing, setupMinor } }) as PublishRulesInput["rules"];

async function inForce() {
  await publishedRules();
  const admin = await staffMember("admin");
  const { current } = await getRulesPage(ctxOf(admin));
  return { admin, current };
}

const press = (current: PriceRules, setupMinor: number): PublishRulesInput => ({
  key: newKey(),
  basedOn: current.version,
  rules: dearer(current, setupMinor),
  note: "подготовка стала дороже",
});

describe("publishing rules", () => {
  it("makes the next version, in force at once, with who and why", async () => {
    const { admin, current } = await inForce();
    const { version } = await publishPriceRules(ctxOf(admin), press(current, 90_000));
    expect(version).toBe(current.version + 1);
    const page = await getRulesPage(ctxOf(admin));
    expect(page.current).toMatchObject({ version, pricing: { setupMinor: 90_000 } });
    expect(page.history[0]).toMatchObject({ version, by: admin.name, note: "подготовка стала дороже" });
    expect(page.history[1]?.rules.pricing.setupMinor).toBe(current.pricing.setupMinor);
    expect(await auditOf("publish_price_rules", String(version))).toHaveLength(1);
  });

  it("refuses what was edited over an older version, and names the newer one", async () => {
    const { admin, current } = await inForce();
    const stale = press(current, 95_000);
    const { version } = await publishPriceRules(ctxOf(admin), press(current, 91_000));
    await expect(publishPriceRules(ctxOf(admin), stale)).rejects.toMatchObject({
      kind: "CONFLICT",
      code: "RULES_MOVED_ON",
      details: { version },
    });
    expect((await getRulesPage(ctxOf(admin))).current.pricing.setupMinor).toBe(91_000);
  });

  it("lets one of two administrators win, and gives a repeated press its first answer", async () => {
    const { admin, current } = await inForce();
    const second = await staffMember("admin");
    const mine = press(current, 92_000);
    const before = (await database().select().from(priceRules)).length;
    const race = await Promise.allSettled([
      publishPriceRules(ctxOf(admin), mine),
      publishPriceRules(ctxOf(second), press(current, 93_000)),
    ]);
    expect(race.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected"]);
    expect(await database().select().from(priceRules)).toHaveLength(before + 1);
    const again = press((await getRulesPage(ctxOf(admin))).current, 94_000);
    const answers = await Promise.all([1, 2, 3].map(() => publishPriceRules(ctxOf(admin), again)));
    expect(new Set(answers.map(({ version }) => version)).size).toBe(1);
  });

  it("goes on from a version of before the finish decided, and reads it in the history", async () => {
    const { admin, current } = await inForce();
    const { polishingLossMm: _, ...limits } = current.castability.gold;
    const gold = { ...limits, polishingLossMm: [0.06, 0.2] };
    const version = current.version + 1;
    const rules = { ...current, version, castability: { ...current.castability, gold } };
    await database().insert(priceRules).values({ version, rules, note: "as it was", createdByName: "test" });
    const old = (await getRulesPage(ctxOf(admin))).current;
    expect(old.castability.gold.polishingLossMm).toEqual({
      polished: 0.2,
      satin: 0.06,
      brushed: 0.06,
      rough: 0,
    });
    const next = await publishPriceRules(ctxOf(admin), press(old, 96_000));
    const { history } = await getRulesPage(ctxOf(admin));
    expect(history[0]).toMatchObject({ version: next.version, rules: { castability: old.castability } });
    expect(history[1]?.rules.castability).toEqual(old.castability);
  });

  it("is for administrators", async () => {
    const { current } = await inForce();
    for (const actor of [await staffMember("seller"), await staffMember("operator"), await customerOf()]) {
      const refused = { kind: "FORBIDDEN", code: "ROLE_NEEDED" };
      await expect(publishPriceRules(ctxOf(actor), press(current, 1))).rejects.toMatchObject(refused);
      await expect(tryRules(ctxOf(actor), current)).rejects.toMatchObject(refused);
      await expect(getRulesPage(ctxOf(actor))).rejects.toMatchObject(refused);
    }
  });
});

it("tries rules on quotes that were given, and writes nothing", async () => {
  const order = await pricedOrder();
  const { admin, current } = await inForce();
  const versions = (await database().select().from(priceRules)).length;
  const same = (await tryRules(ctxOf(admin), current)).find(({ orderId }) => orderId === order.orderId);
  expect(same?.number).toBe(order.number);
  const trial = await tryRules(ctxOf(admin), dearer(current, current.pricing.setupMinor + 100_000));
  const tried = trial.find(({ orderId }) => orderId === order.orderId);
  expect(tried?.error).toBeNull();
  expect(tried?.beforeMinor).toBe(same?.beforeMinor);
  expect((tried?.afterMinor ?? 0) - (same?.afterMinor ?? 0)).toBeGreaterThanOrEqual(100_000);
  expect(await database().select().from(priceRules)).toHaveLength(versions);
});
