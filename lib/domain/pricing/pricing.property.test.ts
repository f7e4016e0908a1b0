import fc from "fast-check";
import { expect, it } from "vitest";
import { PriceRulesSchema } from "#lib/contracts/price-rules.ts";
import { QuoteInputsSchema, ReceiptSchema } from "#lib/contracts/pricing.ts";
import { arbitraryInputs, arbitraryRules } from "#tests/factories/quote-arbitraries.ts";
import { canonicalJson } from "../canonical-json.ts";
import { sumMinor } from "../money.ts";
import { calculateQuote } from "./calculate-quote.ts";
import { estimateBand } from "./estimate-band.ts";
import { explainDifference } from "./explain-difference.ts";
import type { PriceRules } from "./price-rules.ts";
import type { QuoteInputs } from "./quote-inputs.ts";
import type { Receipt } from "./receipt.ts";
import { receiptFingerprint } from "./receipt-fingerprint.ts";
import { replay } from "./replay-receipt.ts";

const RUNS = { numRuns: 300 };
const forAll = (check: (inputs: QuoteInputs, rules: PriceRules) => void, runs = RUNS) =>
  fc.assert(
    fc.property(arbitraryInputs, arbitraryRules, (inputs, rules) => {
      try {
        check(inputs, rules);
      } catch (error) {
        // a file in the wrong unit may be kilometres of metal: refused, never wrong
        const code = (error as { code?: string }).code;
        fc.pre(code !== "MODEL_NOT_PRICEABLE" && code !== "AMOUNT_TOO_LARGE");
        throw error;
      }
    }),
    runs,
  );
const total = (inputs: QuoteInputs, rules: PriceRules) => calculateQuote(inputs, rules).totalMinor;

it("lines sum to the total, to the kopek", () => {
  forAll((inputs, rules) => {
    const receipt = calculateQuote(inputs, rules);
    expect(sumMinor(receipt.lines.map((line) => line.amountMinor))).toBe(receipt.totalMinor);
    expect(receipt.totalMinor).toBeGreaterThanOrEqual(receipt.taxMinor);
  });
});

it("no amount is a float, and every line but tax is a multiple of its rounding", () => {
  forAll((inputs, rules) => {
    const receipt = calculateQuote(inputs, rules);
    const ofMoney = receipt.lines.flatMap((line) =>
      line.steps.filter(({ unit }) => unit.startsWith("minor")),
    );
    const amounts = [receipt.totalMinor, receipt.taxMinor, ...receipt.lines.map((line) => line.amountMinor)];
    for (const amount of [...amounts, ...ofMoney.map((step) => step.value)])
      expect(Number.isSafeInteger(amount)).toBe(true);
    for (const id of ["metal", "labour", "margin", "quantity_discount"]) {
      const line = receipt.lines.find((each) => each.id === id);
      const raised = line?.steps.some((step) => step.label === "minimum");
      if (line && !raised) expect(Math.abs(line.amountMinor) % rules.pricing.lineRoundingMinor).toBe(0);
    }
  });
});

it("replays equal after a round trip through JSON, and not after a change of any kopek", () => {
  forAll((inputs, rules) => {
    const receipt = calculateQuote(inputs, rules);
    const stored = JSON.parse(JSON.stringify(receipt)) as Receipt;
    expect(stored).toEqual(receipt);
    expect(replay(stored)).toEqual({ totalMinor: receipt.totalMinor, equal: true });
    expect(receiptFingerprint(stored)).toBe(receiptFingerprint(receipt));
    const forged = { ...stored, totalMinor: stored.totalMinor - 1 };
    expect(replay(forged).equal).toBe(false);
    expect(receiptFingerprint(forged)).not.toBe(receiptFingerprint(receipt));
  });
});

it("passes its own contracts", () => {
  forAll((inputs, rules) => {
    expect(QuoteInputsSchema.parse(inputs)).toEqual(inputs);
    expect(PriceRulesSchema.parse(rules)).toEqual(rules);
    const receipt = calculateQuote(inputs, rules);
    expect(canonicalJson(ReceiptSchema.parse(receipt))).toBe(canonicalJson(receipt));
  });
});

it("never falls with one more piece", () => {
  forAll((inputs, rules) => {
    const more = { ...inputs, quantity: inputs.quantity + 1 };
    expect(total(more, rules)).toBeGreaterThanOrEqual(total(inputs, rules));
  });
});

it.each(["volumeMm3", "areaMm2", "heightMm", "parts"] as const)("never falls with more %s", (measure) => {
  forAll((inputs, rules) => {
    const { analysis } = inputs;
    const grown = measure === "parts" ? analysis.parts + 1 : analysis[measure] * 1.37;
    // one more body is one more shell: the number of voids stays
    const shells = measure === "parts" ? analysis.shells + 1 : analysis.shells;
    const larger = { ...inputs, analysis: { ...analysis, shells, [measure]: grown } };
    expect(total(larger, rules)).toBeGreaterThanOrEqual(total(inputs, rules));
  });
});

it("keeps the exact price inside the estimate band while measures stay inside the uncertainty", () => {
  const off = fc.double({ min: -0.049, max: 0.049, noNaN: true });
  fc.assert(
    fc.property(arbitraryInputs, arbitraryRules, off, off, off, (inputs, rules, v, a, h) => {
      fc.pre(inputs.analysis.volumeMm3 * inputs.unitMmPerUnit ** 3 < 1e6 && inputs.unitMmPerUnit >= 1);
      const band = estimateBand(inputs, rules, 500);
      const { analysis } = inputs;
      const exact = {
        ...analysis,
        volumeMm3: analysis.volumeMm3 * (1 + v),
        areaMm2: analysis.areaMm2 * (1 + a),
        heightMm: analysis.heightMm * (1 + h),
      };
      const price = total({ ...inputs, analysis: exact }, rules);
      expect(band.lowMinor).toBeLessThanOrEqual(price);
      expect(band.highMinor).toBeGreaterThanOrEqual(price);
    }),
    RUNS,
  );
});

it("explains a difference whose lines sum to it, each with a cause", () => {
  fc.assert(
    fc.property(arbitraryInputs, arbitraryInputs, (a, b) => {
      fc.pre([a, b].every(({ unitMmPerUnit }) => unitMmPerUnit === 1));
      const rules = fc.sample(arbitraryRules, { numRuns: 1, seed: 7 })[0];
      if (!rules) throw new Error("no rules sampled");
      const difference = explainDifference(calculateQuote(a, rules), calculateQuote(b, rules));
      expect(sumMinor(difference.lines.map((line) => line.deltaMinor))).toBe(difference.deltaMinor);
      expect(difference.lines.every((line) => line.causes.length > 0)).toBe(true);
    }),
    RUNS,
  );
});
