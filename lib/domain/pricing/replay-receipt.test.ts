import { expect, it } from "vitest";
import { canonicalJson } from "../canonical-json.ts";
import { calculateManualQuote, calculateQuote } from "./calculate-quote.ts";
import { DEFAULT_PRICE_RULES as rules } from "./default-price-rules.ts";
import { F1042 } from "./example-f1042.ts";
import type { Receipt } from "./receipt.ts";
import { receiptFingerprint, shortFingerprint } from "./receipt-fingerprint.ts";
import { replay } from "./replay-receipt.ts";

const receipt = calculateQuote(F1042, rules);

it("replays with the rules of the receipt, not with today's", () => {
  const old = structuredClone(rules);
  Object.assign(old.pricing.deliveryMinor, { courier: 12_300 });
  expect(replay(calculateQuote(F1042, old))).toEqual({ totalMinor: 5_186_300, equal: true });
});

it("replays with the density of the receipt", () => {
  const denser = { ...receipt, metal: { ...receipt.metal, densityMgPerCm3: 26_200 } } satisfies Receipt;
  expect(replay(denser)).toEqual({ totalMinor: 5_234_000 + 3_620_100, equal: false });
});

it("replays a manual price", () => {
  const { unitMmPerUnit: _u, metalPrice: _m, ...options } = F1042;
  const manual = calculateManualQuote({ ...options, manual: { amountMinor: 777, reason: "эскиз" } }, rules);
  expect(replay(JSON.parse(JSON.stringify(manual)))).toEqual({ totalMinor: 60_777, equal: true });
});

it("notices a changed line even when the total is right", () => {
  const [metal, print, ...rest] = receipt.lines;
  if (!metal || !print) throw new Error("F-1042 has lines");
  const moved = [
    { ...metal, amountMinor: metal.amountMinor - 100 },
    { ...print, amountMinor: print.amountMinor + 100 },
  ];
  expect(replay({ ...receipt, lines: [...moved, ...rest] })).toEqual({ totalMinor: 5_234_000, equal: false });
});

it("refuses a formula it never had", () => {
  const foreign = { ...receipt, inputs: { ...F1042, formulaVersion: 7 } };
  expect(() => replay(foreign)).toThrow("FORMULA_UNKNOWN");
});

// Pinned: formula 1 with rules 1 must give these bits for ever. A new number here means a new formula version.
it("has kept its fingerprint", () => {
  expect(receiptFingerprint(receipt)).toBe(
    "1e772346ab1d57c471693a5094261fadd89e1b95a69ff2b0cde1ccc1e4dfd8ac",
  );
  expect(shortFingerprint("a3f92c7108be5d14ffff")).toBe("a3f9 2c71 08be 5d14");
});

it("writes canonical JSON: sorted, without gaps, without what is undefined", () => {
  expect(canonicalJson({ b: [{ d: 1, c: "ё" }], a: undefined, A: -0 })).toBe('{"A":0,"b":[{"c":"ё","d":1}]}');
  expect(() => canonicalJson({ a: Number.NaN })).toThrow(TypeError);
});
