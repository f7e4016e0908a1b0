import { FULL_SHARE } from "../../money.ts";
import type { PricingRules } from "../price-rules.ts";
import type { QuoteInputs } from "../quote-inputs.ts";
import type { ReceiptLine, ReceiptStep } from "../receipt.ts";
import { pieceLine } from "./line.ts";
import type { Piece } from "./piece.ts";

/** mass x (1 + casting loss) x price per gram. The loss is paid unrounded; only the line is rounded. */
export function metalLine(inputs: QuoteInputs, piece: Piece, rules: PricingRules): ReceiptLine {
  const { minorPerGram, at, source } = inputs.metalPrice;
  const steps: ReceiptStep[] = [
    { label: "model_volume", value: inputs.analysis.volumeMm3, unit: "mm3" },
    ...scalingSteps(inputs, piece),
    {
      label: "times_density",
      value: piece.weightCg / 100,
      unit: "g",
      params: { density: piece.metal.densityMgPerCm3 / 1000 },
    },
    {
      label: "plus_loss",
      value: piece.weightWithLossCg / 100,
      unit: "g",
      params: { percent: piece.lossShare / 100 },
    },
    { label: "times_metal_price", value: minorPerGram, unit: "minor_per_g", params: { at, source } },
  ];
  const factors = [piece.weightCg, FULL_SHARE + piece.lossShare, minorPerGram];
  return pieceLine("metal", steps, [factors, [100, FULL_SHARE]], inputs.quantity, rules);
}

function scalingSteps(inputs: QuoteInputs, piece: Piece): ReceiptStep[] {
  const steps: ReceiptStep[] = [];
  if (inputs.unitMmPerUnit !== 1)
    steps.push({ label: "unit_scale", value: inputs.unitMmPerUnit, unit: "factor" });
  if ((inputs.ringScale ?? 1) !== 1)
    steps.push({ label: "ring_scale", value: inputs.ringScale ?? 1, unit: "factor" });
  if (steps.length > 0) steps.push({ label: "real_volume", value: piece.volume / 1000, unit: "mm3" });
  return steps;
}
