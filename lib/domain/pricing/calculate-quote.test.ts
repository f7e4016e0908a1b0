import { describe, expect, it } from "vitest";
import { calculateManualQuote, calculateQuote } from "./calculate-quote.ts";
import { DEFAULT_PRICE_RULES as rules } from "./default-price-rules.ts";
import { F1042 } from "./example-f1042.ts";
import type { QuoteInputs } from "./quote-inputs.ts";
import type { Receipt } from "./receipt.ts";

const amounts = (receipt: Receipt) =>
  Object.fromEntries(receipt.lines.map((line) => [line.id, line.amountMinor / 100]));

const codeOf = (patch: Partial<QuoteInputs>, given = rules) => {
  try {
    calculateQuote({ ...F1042, ...patch }, given);
  } catch (error) {
    return (error as { code?: string }).code;
  }
  return "NO_ERROR";
};

describe("order F-1042", () => {
  const receipt = calculateQuote(F1042, rules);

  it("has the lines of the quote page to the rouble", () => {
    expect(amounts(receipt)).toEqual({
      metal: 36_200,
      print_casting: 2_350,
      labour: 4_800,
      stones: 3_900,
      engraving: 1_200,
      setup: 700,
      margin: 2_590,
      delivery: 600,
      tax: 0,
    });
    expect(receipt.totalMinor).toBe(5_234_000);
  });

  it("holds 22 % tax inside: 9 438.36", () => {
    expect(receipt.taxMinor).toBe(943_836);
    expect(receipt.tax).toEqual({ region: "RU", rate: 2_200, mode: "included" });
  });

  it("opens the metal line as the page shows it", () => {
    expect(receipt.lines[0]?.steps).toEqual([
      { label: "model_volume", value: 359.5, unit: "mm3" },
      { label: "times_density", value: 4.71, unit: "g", params: { density: 13.1 } },
      { label: "plus_loss", value: 4.85, unit: "g", params: { percent: 3 } },
      {
        label: "times_metal_price",
        value: 746_200,
        unit: "minor_per_g",
        params: { at: "2025-12-15T09:00:00+03:00", source: "manual" },
      },
      { label: "rounded", value: 3_620_000, unit: "minor", params: { step: 100 } },
    ]);
    expect([receipt.weightG, receipt.weightWithLossG, receipt.labourMinutes]).toEqual([4.71, 4.85, 160]);
  });
});

describe("the parts of the formula", () => {
  it("prices an inch model as the same piece drawn in millimetres", () => {
    const { volumeMm3, areaMm2, heightMm } = F1042.analysis;
    const drawn = {
      ...F1042.analysis,
      volumeMm3: volumeMm3 / 25.4 ** 3,
      areaMm2: areaMm2 / 25.4 ** 2,
      heightMm: heightMm / 25.4,
    };
    const inch = calculateQuote({ ...F1042, analysis: drawn, unitMmPerUnit: 25.4 }, rules);
    expect(inch.totalMinor).toBe(5_234_000);
    expect(inch.lines[0]?.steps.map((step) => step.label)).toContain("unit_scale");
  });

  it("adds a tax that is not included as a line, and none at 0 %", () => {
    const added = calculateQuote({ ...F1042, taxRegion: "CA-AB" }, rules);
    expect(amounts(added).tax).toBe(2_617);
    expect(added.totalMinor).toBe(5_234_000 + 261_700);
    expect(calculateQuote({ ...F1042, taxRegion: "EXPORT" }, rules).taxMinor).toBe(0);
  });

  it("charges set-up and delivery once, metal for each piece, and discounts further pieces by tier", () => {
    const four = amounts(calculateQuote({ ...F1042, quantity: 4 }, rules));
    expect([four.metal, four.setup, four.delivery]).toEqual([144_800, 700, 600]);
    // pieces 3 and 4: 5 % of 12 250 of work and its 20 % margin
    expect(four.quantity_discount).toBe(-1_470);
  });

  it("leaves metal without margin", () => {
    const dearer = { ...F1042.metalPrice, minorPerGram: 2 * F1042.metalPrice.minorPerGram };
    expect(amounts(calculateQuote({ ...F1042, metalPrice: dearer }, rules)).margin).toBe(2_590);
  });

  it("raises a line to its minimum and says so", () => {
    const short = calculateQuote({ ...F1042, engraving: { text: "Я и ты" } }, rules);
    const line = short.lines.find((each) => each.id === "engraving");
    expect(line?.amountMinor).toBe(60_000);
    expect(
      calculateQuote({ ...F1042, engraving: { text: "Яна" } }, rules)
        .lines.at(4)
        ?.steps.at(-1),
    ).toEqual({
      label: "minimum",
      value: 60_000,
      unit: "minor",
    });
  });

  it.each([
    [3, {}],
    [1, { areaMm2: 299.9 }],
    [2, { areaMm2: 300 }],
    [5, { areaMm2: 90_000 }],
    [4, { parts: 2, shells: 2 }],
    [4, { shells: 2 }],
    [5, { shells: 40 }],
  ])("class of complexity %i for %o", (complexityClass, measures) => {
    const analysis = { ...F1042.analysis, ...measures };
    expect(calculateQuote({ ...F1042, analysis }, rules).complexityClass).toBe(complexityClass);
  });

  it("pours and works platinum at its own factors", () => {
    const metalPrice = { ...F1042.metalPrice, metalId: "platinum_950" } as const;
    const lines = amounts(calculateQuote({ ...F1042, metalId: "platinum_950", metalPrice }, rules));
    // 1.6 x 2349.50 and 160 min x 1.4, to 5 minutes
    expect([lines.print_casting, lines.labour]).toEqual([3_759, 6_750]);
  });

  it("does not charge for a finer mesh of the same solid", () => {
    const analysis = { ...F1042.analysis, triangles: 20_000_000 };
    expect(calculateQuote({ ...F1042, analysis }, rules).totalMinor).toBe(5_234_000);
  });
});

describe("refusals", () => {
  const analysis = F1042.analysis;
  it.each<[string, Partial<QuoteInputs>]>([
    ["FORMULA_UNKNOWN", { formulaVersion: 99 }],
    ["PRICE_RULES_MISMATCH", { rulesVersion: 2 }],
    ["METAL_PRICE_MISMATCH", { metalId: "silver_925" }],
    ["METAL_PRICE_MISMATCH", { metalPrice: { ...F1042.metalPrice, minorPerGram: 0 } }],
    ["METAL_PRICE_MISMATCH", { metalPrice: { ...F1042.metalPrice, minorPerGram: 7462.5 } }],
    ["METAL_UNKNOWN", { metalId: "constructor" as never }],
    ["MODEL_NOT_PRICEABLE", { analysis: { ...analysis, volumeMm3: Number.NaN } }],
    ["MODEL_NOT_PRICEABLE", { analysis: { ...analysis, volumeMm3: -3 } }],
    ["MODEL_NOT_PRICEABLE", { analysis: { ...analysis, parts: 0 } }],
    ["MODEL_NOT_PRICEABLE", { unitMmPerUnit: 1e9 }],
    ["QUANTITY_OUT_OF_RANGE", { quantity: 0 }],
    ["QUANTITY_OUT_OF_RANGE", { quantity: 1.5 }],
    ["RING_SCALE_OUT_OF_RANGE", { ringScale: 0 }],
    ["ENGRAVING_EMPTY", { engraving: { text: "  " } }],
    ["ENGRAVING_TOO_LONG", { engraving: { text: "я".repeat(25) } }],
    ["STONE_UNKNOWN", { stones: [{ stoneId: "toString", setting: "bezel", count: 1 }] }],
    ["STONE_COUNT_OUT_OF_RANGE", { stones: [{ stoneId: "own", setting: "bezel", count: -1 }] }],
    ["DELIVERY_UNKNOWN", { deliveryMethod: "drone" as never }],
    ["TAX_REGION_UNKNOWN", { taxRegion: "__proto__" }],
    ["AMOUNT_TOO_LARGE", { metalPrice: { ...F1042.metalPrice, minorPerGram: Number.MAX_SAFE_INTEGER } }],
  ])("%s", (code, patch) => {
    expect(codeOf(patch)).toBe(code);
  });
});

describe("a price named by a seller", () => {
  const { analysis: _a, unitMmPerUnit: _u, metalPrice: _m, ...options } = F1042;
  const manual = { amountMinor: 4_000_000, reason: "сетка не читается, цена по эскизу" };

  it("adds delivery and tax to the named sum", () => {
    const receipt = calculateManualQuote({ ...options, analysis: null, manual }, rules);
    expect(amounts(receipt)).toEqual({ manual: 40_000, delivery: 600, tax: 0 });
    expect([receipt.totalMinor, receipt.taxMinor]).toEqual([4_060_000, 732_131]);
  });

  it("needs a sum and a reason", () => {
    const price = (patch: Partial<typeof manual>) => () =>
      calculateManualQuote({ ...options, analysis: null, manual: { ...manual, ...patch } }, rules);
    expect(price({ amountMinor: 0 })).toThrow("MANUAL_PRICE_INVALID");
    expect(price({ reason: " " })).toThrow("MANUAL_PRICE_INVALID");
  });
});
