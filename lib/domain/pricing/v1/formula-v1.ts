import type { Metal } from "../../metals.ts";
import { sumMinor } from "../../money.ts";
import { deliveryLine } from "../delivery-line.ts";
import type { PricingRules } from "../price-rules.ts";
import { PricingError } from "../pricing-error.ts";
import type { QuoteInputs } from "../quote-inputs.ts";
import type { FormulaReceipt, ReceiptLine, RoundingNote } from "../receipt.ts";
import { taxLine } from "../tax-line.ts";
import { labourLine, labourMinutes } from "./labour-line.ts";
import { marginLine, quantityDiscountLine } from "./margin-lines.ts";
import { metalLine } from "./metal-line.ts";
import { engravingLine, setupLine, stonesLine } from "./option-lines.ts";
import { measurePiece } from "./piece.ts";
import { printCastingLine } from "./print-casting-line.ts";

/**
 * Formula 1: metal + print and casting + labour + stones + engraving + set-up, margin on work, quantity
 * discount, delivery, tax. Frozen: old receipts are replayed with it, so a change is a new version.
 */
export function formulaV1(inputs: QuoteInputs, rules: PricingRules, metal: Metal): FormulaReceipt {
  const piece = measurePiece(inputs, rules, metal);
  const minutes = labourMinutes(inputs, piece, rules);
  const pieceWork = present([
    printCastingLine(inputs, piece, rules),
    labourLine(inputs, piece, minutes, rules),
    stonesLine(inputs, rules),
    engravingLine(inputs, rules),
  ]);
  const setup = setupLine(rules);
  const perPieceWork = sumMinor(pieceWork.map((line) => line.amountMinor)) / inputs.quantity;
  const net = present([
    metalLine(inputs, piece, rules),
    ...pieceWork,
    setup,
    marginLine([...pieceWork, setup], rules),
    quantityDiscountLine(perPieceWork, inputs.quantity, rules),
    deliveryLine(inputs, rules),
  ]);
  const { line, tax, taxMinor } = taxLine(net, inputs.taxRegion, taxRule(inputs.taxRegion, rules));
  const lines = [...net, line];
  return {
    receiptVersion: 1,
    kind: "formula",
    currency: "RUB",
    inputs,
    rules,
    metal,
    lines,
    rounding: roundingNotes(rules),
    tax,
    taxMinor,
    totalMinor: sumMinor(lines.map((each) => each.amountMinor)),
    weightG: piece.weightCg / 100,
    weightWithLossG: piece.weightWithLossCg / 100,
    complexityClass: piece.complexityClass,
    labourMinutes: minutes,
  };
}

function roundingNotes(rules: PricingRules): RoundingNote[] {
  const rule = "half_away_from_zero";
  return [
    { applies: "mass", rule, step: 0.01, unit: "g" },
    { applies: "labour", rule, step: rules.labour.roundingMinutes, unit: "minute" },
    { applies: "line", rule, step: rules.lineRoundingMinor, unit: "minor" },
    { applies: "tax", rule, step: 1, unit: "minor" },
  ];
}

function taxRule(region: string, rules: PricingRules) {
  const rule = Object.hasOwn(rules.taxByRegion, region) ? rules.taxByRegion[region] : undefined;
  if (!rule) throw new PricingError("TAX_REGION_UNKNOWN", { region });
  return rule;
}

function present(lines: readonly (ReceiptLine | null)[]): ReceiptLine[] {
  return lines.filter((line) => line !== null);
}
