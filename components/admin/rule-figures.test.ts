import { describe, expect, it } from "vitest";
import { PriceRulesSchema } from "#lib/contracts/price-rules.ts";
import { DEFAULT_PRICE_RULES as rules } from "#lib/domain/pricing/default-price-rules.ts";
import { catalogue } from "#lib/i18n/catalogue.ts";
import { changesBetween, figuresOf, readFigure, withFigure, writeFigure } from "./rule-figures.ts";

const figure = (id: string) => {
  const found = figuresOf(rules).find((each) => each.id === id);
  if (!found) throw new Error(`no figure ${id}`);
  return found;
};
const wordAt = (row: string) =>
  row
    .split(".")
    .reduce<unknown>((words, key) => (words as Record<string, unknown>)[key], catalogue.ru.admin.rules.field);

describe("the figures of the rules", () => {
  it("know their unit, row and member", () => {
    expect(figure("pricing.labour.hourMinor")).toMatchObject({
      unit: "roubles",
      row: "labour.hourMinor",
      member: [],
    });
    expect(figure("pricing.casting.lossShare.gold")).toMatchObject({ unit: "percent", member: ["gold"] });
    expect(figure("operations.operatorPay.benchMinuteSteps.0")).toMatchObject({
      unit: "minutes",
      group: "pay",
    });
    expect(figure("pricing.quantityTiers.0.fromPiece")).toMatchObject({ unit: "count", group: "quantity" });
    expect(figure("operations.quoteValidHours")).toMatchObject({ unit: "hours", group: "terms" });
  });

  it("stand in one order, however the database keeps the document", () => {
    const { gold, silver, platinum, copper } = rules.pricing.casting.lossShare;
    const lossShare = { copper, platinum, silver, gold };
    const stored = {
      ...rules,
      pricing: { ...rules.pricing, casting: { ...rules.pricing.casting, lossShare } },
    };
    expect(figuresOf(stored).map(({ id }) => id)).toEqual(figuresOf(rules).map(({ id }) => id));
  });

  it("all have words", () => {
    const wordless = figuresOf(rules).filter(({ row }) => typeof wordAt(row) !== "string");
    expect(wordless.map(({ row }) => row)).toEqual([]);
  });

  it("read back what they write, in either language", () => {
    for (const { value, unit } of figuresOf(rules))
      for (const comma of [",", "."] as const)
        expect(readFigure(writeFigure(value, unit, comma), unit)).toBe(value);
  });

  it("refuse what is no such figure", () => {
    for (const text of ["", "abc", "1,234", "1.2.3", "12 руб"])
      expect(readFigure(text, "roubles")).toBeNull();
    expect(readFigure("1,5", "minutes")).toBeNull();
    expect(readFigure("1 800,5", "roubles")).toBe(180_050);
  });
});

describe("changed rules", () => {
  const changed = withFigure(rules, ["pricing", "casting", "classMinor", "4"], 160_000);

  it("are still rules, and the old ones are as they were", () => {
    expect(PriceRulesSchema.parse(changed)).toEqual(changed);
    expect(rules.pricing.casting.classMinor[4]).toBe(150_000);
  });

  it("name what changed and nothing else", () => {
    expect(changesBetween(rules, changed)).toMatchObject([
      { figure: { id: "pricing.casting.classMinor.4" }, before: 150_000, after: 160_000 },
    ]);
    expect(changesBetween(rules, rules)).toEqual([]);
  });
});
