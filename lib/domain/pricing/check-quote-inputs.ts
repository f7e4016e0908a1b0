import { isMetalId } from "../metals.ts";
import { engravedCharacters } from "./engraved-characters.ts";
import type { PricingRules, PublicPriceRules } from "./price-rules.ts";
import { PricingError } from "./pricing-error.ts";
import type { ManualQuoteInputs, PieceOptions, QuoteInputs } from "./quote-inputs.ts";

/** Ring scales a workshop can follow by changing the length of the band. */
export const RING_SCALE = { min: 0.5, max: 2 } as const;

/** Refuses inputs that no price can be given for. Throws PricingError. */
export function checkQuoteInputs(inputs: QuoteInputs, rules: PublicPriceRules): void {
  checkOptions(inputs, rules);
  const { parts, shells, volumeMm3, areaMm2, heightMm } = inputs.analysis;
  const measures = [parts, shells, volumeMm3, areaMm2, heightMm, inputs.unitMmPerUnit];
  if (!measures.every((measure) => Number.isFinite(measure) && measure > 0))
    throw new PricingError("MODEL_NOT_PRICEABLE");
  if (!Number.isInteger(parts) || !Number.isInteger(shells)) throw new PricingError("MODEL_NOT_PRICEABLE");
  const { metalId, minorPerGram } = inputs.metalPrice;
  if (metalId !== inputs.metalId || !isAmount(minorPerGram) || minorPerGram === 0)
    throw new PricingError("METAL_PRICE_MISMATCH", { metalId: inputs.metalId });
}

/** The same for a price named by a seller. Throws PricingError. */
export function checkManualInputs(inputs: ManualQuoteInputs, rules: PublicPriceRules): void {
  checkOptions(inputs, rules);
  const { amountMinor, reason } = inputs.manual;
  if (!isAmount(amountMinor) || amountMinor === 0 || reason.trim() === "")
    throw new PricingError("MANUAL_PRICE_INVALID");
}

function checkOptions(options: PieceOptions & { rulesVersion: number }, rules: PublicPriceRules): void {
  if (options.rulesVersion !== rules.version)
    throw new PricingError("PRICE_RULES_MISMATCH", { asked: options.rulesVersion, given: rules.version });
  if (!isMetalId(options.metalId)) throw new PricingError("METAL_UNKNOWN", { metalId: options.metalId });
  const scale = options.ringScale ?? 1;
  if (!(scale >= RING_SCALE.min && scale <= RING_SCALE.max))
    throw new PricingError("RING_SCALE_OUT_OF_RANGE");
  const { pricing } = rules;
  if (!Number.isInteger(options.quantity) || options.quantity < 1 || options.quantity > pricing.maxQuantity)
    throw new PricingError("QUANTITY_OUT_OF_RANGE", { max: pricing.maxQuantity });
  if (!Object.hasOwn(pricing.deliveryMinor, options.deliveryMethod))
    throw new PricingError("DELIVERY_UNKNOWN");
  if (!Object.hasOwn(pricing.taxByRegion, options.taxRegion))
    throw new PricingError("TAX_REGION_UNKNOWN", { region: options.taxRegion });
  checkExtras(options, pricing);
}

function checkExtras({ engraving, stones }: PieceOptions, rules: PricingRules): void {
  if (engraving) {
    const max = rules.engraving.maxCharacters;
    const characters = engravedCharacters(engraving.text);
    if (characters === 0) throw new PricingError("ENGRAVING_EMPTY");
    if (characters > max) throw new PricingError("ENGRAVING_TOO_LONG", { characters, max });
  }
  for (const { stoneId, count } of stones) {
    if (!Object.hasOwn(rules.stones.byId, stoneId)) throw new PricingError("STONE_UNKNOWN", { stoneId });
    if (!Number.isInteger(count) || count < 1 || count > 200)
      throw new PricingError("STONE_COUNT_OUT_OF_RANGE", { stoneId });
  }
}

function isAmount(value: number): boolean {
  return Number.isSafeInteger(value) && value >= 0;
}
