import type { PriceOfMetal } from "#components/findings/use-fix-words.ts";
import { thickenedPrice } from "#lib/domain/castability-price.ts";
import type { Quote, QuoteData } from "./quote-data.ts";

/** What more metal would cost under the rules and the fix of this offer; nothing where a person named the price. */
export function priceOfMetal(receipt: Quote["receipt"], rules: QuoteData["terms"]["rules"]): PriceOfMetal {
  if (receipt.kind === "manual") return () => null;
  const { inputs } = receipt;
  const sameRules = { ...rules, version: inputs.rulesVersion, pricing: receipt.rules };
  return (addedVolumeMm3) => thickenedPrice(inputs, sameRules, addedVolumeMm3);
}
