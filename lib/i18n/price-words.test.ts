import { describe, expect, it } from "vitest";
import { calculateQuote } from "#lib/domain/pricing/calculate-quote.ts";
import { DEFAULT_PRICE_RULES as rules } from "#lib/domain/pricing/default-price-rules.ts";
import { F1042 } from "#lib/domain/pricing/example-f1042.ts";
import { explainDifference } from "#lib/domain/pricing/explain-difference.ts";
import { PRICING_ERROR_CODES } from "#lib/domain/pricing/pricing-error.ts";
import type { QuoteInputs } from "#lib/domain/pricing/quote-inputs.ts";
import { whatIf } from "#lib/domain/pricing/what-if.ts";
import { catalogue } from "./catalogue.ts";
import { getFormat } from "./format.ts";
import { priceWords } from "./price-words.ts";
import { getTranslator } from "./translator.ts";

const inZone = (locale: "ru" | "en") => priceWords(getTranslator(locale, "price"), getFormat(locale));
const plain = (text: string | null) => text?.replaceAll("\u00a0", " ");
const receipt = calculateQuote(F1042, rules);

describe("words of a receipt", () => {
  it("opens the metal line in Russian", () => {
    const steps = receipt.lines[0]?.steps.map((step) => Object.values(inZone("ru").step(step)).map(plain));
    expect(steps).toEqual([
      ["Объём модели", "359,5 мм³"],
      ["× плотность 13,1 г/см³", "4,71 г"],
      ["+ потери при литье 3 %", "4,85 г"],
      ["× цена металла на 15 декабря 2025, 09:00", "7 462,00 ₽/г"],
      ["Округление до 1 ₽", "36 200 ₽"],
    ]);
  });

  it("notes under the lines in both languages", () => {
    const notes = (locale: "ru" | "en") =>
      receipt.lines.map((line) => plain(inZone(locale).note(line, receipt)));
    expect(notes("ru")).toContain("«навсегда», 8 знаков");
    expect(notes("en")).toContain("2 h 40 min");
    expect(plain(inZone("ru").tax(receipt))).toBe("В том числе НДС 22 %: 9 438,36 ₽");
  });

  it("has words for every step of every kind of order, in both languages", () => {
    const odd: QuoteInputs = {
      ...F1042,
      quantity: 40,
      ringScale: 1.1,
      unitMmPerUnit: 1.5,
      metalId: "platinum_950",
      metalPrice: { ...F1042.metalPrice, metalId: "platinum_950" },
      engraving: { text: "я" },
      analysis: { ...F1042.analysis, parts: 3, shells: 4 },
      deliveryMethod: "workshop_pickup",
      taxRegion: "CA-AB",
      stones: (["prong_4", "prong_6", "bezel", "pave"] as const).map((setting) => ({
        stoneId: "own",
        setting,
        count: 2,
      })),
    };
    for (const locale of ["ru", "en"] as const) {
      const words = inZone(locale);
      for (const finish of ["satin", "brushed", "rough"] as const) {
        const { lines, rounding } = calculateQuote({ ...odd, finish }, rules);
        const texts = lines.flatMap((line) => [
          words.line(line),
          words.note(line, receipt) ?? "-",
          ...line.steps.flatMap((step) => Object.values(words.step(step))),
        ]);
        expect([...texts, ...rounding.map(words.rounding)].every((text) => text.length > 0)).toBe(true);
      }
    }
  });

  it("has words for every error code", () => {
    for (const locale of ["ru", "en"] as const)
      expect(Object.keys(catalogue[locale].price.errors).sort()).toEqual([...PRICING_ERROR_CODES].sort());
  });
});

describe("words of change", () => {
  it("says what the metal did", () => {
    const later = {
      ...F1042,
      metalPrice: { ...F1042.metalPrice, minorPerGram: 759_632, at: "2025-12-16T09:00:00+03:00" },
    };
    const { causes } = explainDifference(receipt, calculateQuote(later, rules));
    const now = new Date("2025-12-16T12:00:00Z");
    expect(causes.map((cause) => plain(inZone("ru").cause(cause, now)))).toEqual([
      "Золото 585, жёлтое: цена выросла на 1,8 % с 15 декабря",
    ]);
    expect(causes.map((cause) => plain(inZone("en").cause(cause, now)))).toEqual([
      "Gold 585, yellow is up 1.8% since December 15",
    ]);
  });

  it("names each variation", () => {
    const tried = whatIf(F1042, rules, {
      finishes: ["satin"],
      quantities: [2],
      ringScales: [16.5 / 17.5],
      withoutEngraving: true,
    });
    const words = inZone("ru");
    expect(tried.map((each) => plain(words.change(each.change, { modelDiameterMm: 17.5 })))).toEqual([
      "Матовая",
      "Размер 16,5 мм (US 6, EU 52)",
      "Без гравировки",
      "2 штуки",
    ]);
    expect(tried[2] && plain(words.becomes(tried[2]))).toBe("станет 50 900 ₽");
  });
});
