import { describe, expect, it } from "vitest";
import { calculateManualQuote, calculateQuote } from "./calculate-quote.ts";
import { DEFAULT_PRICE_RULES as rules } from "./default-price-rules.ts";
import { F1042 } from "./example-f1042.ts";
import { explainDifference } from "./explain-difference.ts";
import type { QuoteInputs } from "./quote-inputs.ts";

const before = calculateQuote(F1042, rules);
const changed = (patch: Partial<QuoteInputs>, given = rules) => calculateQuote({ ...F1042, ...patch }, given);

describe("explainDifference", () => {
  it("finds nothing between equal receipts", () => {
    expect(explainDifference(before, changed({}))).toEqual({
      beforeMinor: 5_234_000,
      afterMinor: 5_234_000,
      deltaMinor: 0,
      lines: [],
      causes: [],
    });
  });

  it("shows that only metal moved when the metal did: 640 roubles for 1.8 %", () => {
    const metalPrice = { ...F1042.metalPrice, id: "mp-2", minorPerGram: 759_380 };
    const cause = {
      kind: "metal_price_moved",
      metalId: "gold_585_yellow",
      fromMinor: 746_200,
      toMinor: 759_380,
      percent: 1.8,
      since: "2025-12-15T09:00:00+03:00",
    };
    expect(explainDifference(before, changed({ metalPrice }))).toEqual({
      beforeMinor: 5_234_000,
      afterMinor: 5_298_000,
      deltaMinor: 64_000,
      lines: [
        { id: "metal", beforeMinor: 3_620_000, afterMinor: 3_684_000, deltaMinor: 64_000, causes: [cause] },
      ],
      causes: [cause],
    });
  });

  it("splits a change of engraving over its own line and the margin on it", () => {
    const { lines, causes } = explainDifference(before, changed({ engraving: null }));
    expect(lines.map(({ id, deltaMinor }) => [id, deltaMinor])).toEqual([
      ["engraving", -120_000],
      ["margin", -24_000],
    ]);
    expect(causes).toEqual([{ kind: "engraving_changed" }]);
  });

  it("names new rules by their versions", () => {
    const next = structuredClone(rules);
    Object.assign(next, { version: 2 });
    Object.assign(next.pricing.deliveryMinor, { courier: 70_000 });
    const { lines, causes } = explainDifference(before, changed({ rulesVersion: 2 }, next));
    expect(lines.map(({ id, deltaMinor }) => [id, deltaMinor])).toEqual([["delivery", 10_000]]);
    expect(causes).toEqual([{ kind: "rules_changed", from: 1, to: 2 }]);
  });

  it("says that a person named the price", () => {
    const { analysis, unitMmPerUnit: _u, metalPrice: _m, ...options } = F1042;
    const manual = calculateManualQuote(
      { ...options, analysis, manual: { amountMinor: 5_000_000, reason: "эскиз" } },
      rules,
    );
    const { lines, causes, deltaMinor } = explainDifference(before, manual);
    expect(causes).toEqual([{ kind: "priced_by_person" }]);
    expect(lines.reduce((sum, line) => sum + line.deltaMinor, 0)).toBe(deltaMinor);
  });

  it.each<[string, Partial<QuoteInputs>]>([
    [
      "metal_changed",
      { metalId: "gold_585_rose", metalPrice: { ...F1042.metalPrice, metalId: "gold_585_rose" } },
    ],
    ["model_changed", { analysis: { ...F1042.analysis, volumeMm3: 400 } }],
    ["unit_changed", { unitMmPerUnit: 1.01 }],
    ["ring_size_changed", { ringScale: 1.05 }],
    ["finish_changed", { finish: "satin" }],
    ["stones_changed", { stones: [] }],
    ["quantity_changed", { quantity: 2 }],
    ["delivery_changed", { deliveryMethod: "pickup_point" }],
    ["tax_changed", { taxRegion: "CA-AB" }],
  ])("%s", (kind, patch) => {
    const { causes, lines } = explainDifference(before, changed(patch));
    expect(causes.map((cause) => cause.kind)).toEqual([kind]);
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => line.causes.length === 1)).toBe(true);
  });
});
