import { FULL_SHARE } from "../../money.ts";
import { mulDiv } from "../../rounding.ts";
import type { PricingRules } from "../price-rules.ts";
import type { QuoteInputs } from "../quote-inputs.ts";
import type { ReceiptLine, ReceiptStep } from "../receipt.ts";
import { pieceLine } from "./line.ts";
import type { Piece } from "./piece.ts";

/** Wax print, flask and pour: a base, the volume, the printed height and the class of complexity. */
export function printCastingLine(inputs: QuoteInputs, piece: Piece, rules: PricingRules): ReceiptLine {
  const { baseMinor, perMm3Minor, perHeightMmMinor, classMinor, familyFactor } = rules.casting;
  const byClass = classMinor[piece.complexityClass - 1] ?? 0;
  const factor = familyFactor[piece.metal.family];
  const thousandths =
    (baseMinor + byClass) * 1000 + piece.volume * perMm3Minor + piece.height * perHeightMmMinor;
  const steps: ReceiptStep[] = [
    { label: "casting_base", value: baseMinor, unit: "minor" },
    {
      label: "casting_volume",
      value: mulDiv([piece.volume, perMm3Minor], [1000]),
      unit: "minor",
      params: { volume: piece.volume / 1000 },
    },
    {
      label: "casting_height",
      value: mulDiv([piece.height, perHeightMmMinor], [1000]),
      unit: "minor",
      params: { height: piece.height / 1000 },
    },
    { label: "casting_class", value: byClass, unit: "minor", params: { class: piece.complexityClass } },
  ];
  if (factor !== FULL_SHARE)
    steps.push({ label: "family_factor", value: factor / FULL_SHARE, unit: "factor" });
  return pieceLine(
    "print_casting",
    steps,
    [
      [thousandths, factor],
      [1000, FULL_SHARE],
    ],
    inputs.quantity,
    rules,
  );
}
