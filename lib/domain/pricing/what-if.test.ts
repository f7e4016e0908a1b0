import { describe, expect, it } from "vitest";
import { calculateQuote } from "./calculate-quote.ts";
import { DEFAULT_PRICE_RULES as rules } from "./default-price-rules.ts";
import { F1042 } from "./example-f1042.ts";
import { whatIf } from "./what-if.ts";

const silver = { ...F1042.metalPrice, id: "mp-925", metalId: "silver_925", minorPerGram: 11_800 } as const;

describe("what would change the price of F-1042", () => {
  it("is the list of the quote page", () => {
    const tried = whatIf(F1042, rules, {
      metalPrices: [silver, F1042.metalPrice],
      finishes: ["polished", "satin"],
      withoutEngraving: true,
      withoutStones: true,
      quantities: [1, 2],
    });
    expect(
      tried.map(({ change, differenceMinor, totalMinor }) => [change.kind, differenceMinor, totalMinor]),
    ).toEqual([
      ["metal", -3_574_800, 1_659_200],
      ["finish", -72_000, 5_162_000],
      ["without_engraving", -144_000, 5_090_000],
      ["without_stones", -468_000, 4_766_000],
      ["quantity", 5_090_000, 10_324_000],
    ]);
    expect([tried[0]?.weightG, tried[0]?.weightDifferenceG]).toEqual([3.72, -0.99]);
  });

  it("keeps the section of the band when the size changes: 16.5 instead of 17.5 mm is 5.7 % less metal", () => {
    const [smaller] = whatIf(F1042, rules, { ringScales: [16.5 / 17.5, 1] });
    expect(smaller?.weightG).toBe(4.44);
    expect(smaller?.differenceMinor).toBeLessThan(0);
  });

  it("hands back inputs that give the promised price", () => {
    for (const variation of whatIf(F1042, rules, { metalPrices: [silver], quantities: [30] }))
      expect(calculateQuote(variation.inputs, rules).totalMinor).toBe(variation.totalMinor);
  });

  it("offers nothing that changes nothing", () => {
    const bare = { ...F1042, engraving: null, stones: [] };
    expect(
      whatIf(bare, rules, { withoutEngraving: true, withoutStones: true, finishes: ["polished"] }),
    ).toEqual([]);
  });
});
