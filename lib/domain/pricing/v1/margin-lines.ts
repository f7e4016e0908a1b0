import { FULL_SHARE, type Minor, sumMinor } from "../../money.ts";
import { mulDivToStep } from "../../rounding.ts";
import type { PricingRules } from "../price-rules.ts";
import type { ReceiptLine, ReceiptStep } from "../receipt.ts";
import { roundedStep } from "./line.ts";

/** Margin on work (every line but metal), for all pieces. */
export function marginLine(work: readonly ReceiptLine[], rules: PricingRules): ReceiptLine {
  const base = sumMinor(work.map((line) => line.amountMinor));
  const amountMinor = mulDivToStep([base, rules.marginShare], [FULL_SHARE], rules.lineRoundingMinor);
  return {
    id: "margin",
    amountMinor,
    steps: [
      { label: "margin_base", value: base, unit: "minor" },
      { label: "margin_share", value: rules.marginShare / 100, unit: "percent" },
      roundedStep(amountMinor, rules),
    ],
  };
}

/**
 * Discount on the work of each further piece, margin included; metal, set-up and delivery have none.
 * Each tier counts for its own pieces, and the sum is rounded once: the total never falls with quantity.
 */
export function quantityDiscountLine(
  perPieceWorkMinor: Minor,
  quantity: number,
  rules: PricingRules,
): ReceiptLine | null {
  const steps: ReceiptStep[] = [];
  let pieceShares = 0;
  rules.quantityTiers.forEach((tier, index) => {
    const last = Math.min(quantity, (rules.quantityTiers[index + 1]?.fromPiece ?? Infinity) - 1);
    const pieces = last - tier.fromPiece + 1;
    if (pieces <= 0) return;
    pieceShares += pieces * tier.share;
    const params = { from: tier.fromPiece, to: last };
    steps.push({ label: "tier", value: tier.share / 100, unit: "percent", params });
  });
  if (pieceShares === 0) return null;
  const amountMinor = mulDivToStep(
    [perPieceWorkMinor, pieceShares, FULL_SHARE + rules.marginShare],
    [FULL_SHARE, FULL_SHARE],
    rules.lineRoundingMinor,
  );
  steps.unshift({ label: "discount_base", value: perPieceWorkMinor, unit: "minor" });
  steps.push(roundedStep(0 - amountMinor, rules));
  return { id: "quantity_discount", amountMinor: 0 - amountMinor, steps };
}
