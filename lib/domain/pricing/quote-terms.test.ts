import { describe, expect, it } from "vitest";
import { calculateManualQuote, calculateQuote } from "./calculate-quote.ts";
import { DEFAULT_PRICE_RULES as rules } from "./default-price-rules.ts";
import { deliverySchedule, promisedDate, stepDays, workshopDay } from "./delivery-promise.ts";
import { F1042 } from "./example-f1042.ts";
import { difficultyClass, operatorPay } from "./operator-pay.ts";
import type { QuoteInputs } from "./quote-inputs.ts";
import { isMetalPriceJump, isMetalPriceStale, quoteValidUntil } from "./quote-validity.ts";

describe("validity", () => {
  it("is a day from the pricing", () => {
    expect(quoteValidUntil(new Date("2025-12-15T09:00:00Z"), rules).toISOString()).toBe(
      "2025-12-16T09:00:00.000Z",
    );
  });

  it.each([
    ["at its limit", "2025-12-15T09:00:00+03:00", false],
    ["a millisecond past it", "2025-12-15T08:59:59.999+03:00", true],
    ["a minute ahead of our clock", "2025-12-16T11:01:00+03:00", false],
    ["from tomorrow", "2025-12-17T11:00:00+03:00", true],
    ["without a readable date", "yesterday", true],
  ])("a metal price %s", (_name, at, stale) => {
    const now = new Date("2025-12-16T11:00:00+03:00");
    expect(isMetalPriceStale({ at }, now, rules.operations.metalPriceLimitHours)).toBe(stale);
  });

  it("asks twice past 5 % either way", () => {
    const jump = (to: number) => isMetalPriceJump(746_200, to, rules);
    expect([jump(783_510), jump(783_511), jump(708_890), jump(708_889)]).toEqual([false, true, false, true]);
  });
});

describe("the promise", () => {
  it("is three weeks of workshop days from the acceptance", () => {
    expect(promisedDate(new Date("2025-12-15T18:40:00+03:00"), rules)).toBe("2026-01-05");
    // 22:30 in London is already the next day at the workshop
    expect(workshopDay(new Date("2025-12-15T22:30:00Z"), rules)).toBe("2025-12-16");
    expect(promisedDate(new Date("2024-02-10T12:00:00Z"), rules)).toBe("2024-03-02");
  });

  it("gives the six steps of the landing page", () => {
    const days = deliverySchedule(new Date("2025-12-14T15:00:00Z"), rules);
    expect(days.map(({ id, from, to }) => [id, from, to])).toEqual([
      ["model_and_price", "2025-12-14", "2025-12-14"],
      ["confirmation", "2025-12-15", "2025-12-15"],
      ["print_casting", "2025-12-16", "2025-12-22"],
      ["bench_work", "2025-12-23", "2025-12-29"],
      ["dispatch", "2025-12-30", "2025-12-30"],
      ["arrival", "2026-01-05", "2026-01-05"],
    ]);
  });

  it("gives the steps of an order their days, which move with the day it is expected on", () => {
    const from = (now: string, expected: string) =>
      stepDays(new Date(`${expected}T15:00:00Z`), new Date(`${now}T09:00:00Z`), rules);
    expect(from("2025-12-15", "2026-01-05")).toEqual({
      confirmed: "2025-12-15",
      made: "2025-12-29",
      packed: "2025-12-29",
      shipped: "2025-12-30",
      delivered: "2026-01-05",
    });
    expect(from("2025-12-30", "2026-01-05")).toEqual({ shipped: "2025-12-30", delivered: "2026-01-05" });
    expect(from("2025-12-30", "2026-01-09")).toMatchObject({ made: "2026-01-02", shipped: "2026-01-03" });
    expect(from("2026-01-10", "2026-01-05")).toEqual({});
  });
});

describe("the operator's pay", () => {
  const receipt = calculateQuote(F1042, rules);

  it("is 850 roubles for F-1042, difficulty 3", () => {
    expect([difficultyClass(receipt, rules), operatorPay(receipt, rules)]).toEqual([3, 85_000]);
  });

  it("grows with bench time and pays further pieces 70 %", () => {
    const pave = calculateQuote(
      { ...F1042, stones: [{ stoneId: "cubic_zirconia_2", setting: "pave", count: 40 }] },
      rules,
    );
    expect([difficultyClass(pave, rules), operatorPay(pave, rules)]).toEqual([5, 148_000]);
    const plain: QuoteInputs = { ...F1042, stones: [], engraving: null, finish: "rough" };
    const three = calculateQuote({ ...plain, quantity: 3 }, rules);
    expect([difficultyClass(three, rules), operatorPay(three, rules)]).toEqual([2, 148_800]);
  });

  it("treats what a person priced as unusual: class 4", () => {
    const { unitMmPerUnit: _u, metalPrice: _m, ...options } = F1042;
    const manual = calculateManualQuote({ ...options, manual: { amountMinor: 100, reason: "эскиз" } }, rules);
    expect([difficultyClass(manual, rules), operatorPay(manual, rules)]).toEqual([4, 112_000]);
  });

  it("is not to be found in a receipt", () => {
    expect(JSON.stringify(receipt)).not.toMatch(/operatorPay|operations|classSteps/);
  });
});
