export const PRICING_ERROR_CODES = [
  "FORMULA_UNKNOWN",
  "PRICE_RULES_MISMATCH",
  "METAL_PRICE_MISMATCH",
  "METAL_UNKNOWN",
  "MODEL_NOT_PRICEABLE",
  "QUANTITY_OUT_OF_RANGE",
  "RING_SCALE_OUT_OF_RANGE",
  "ENGRAVING_EMPTY",
  "ENGRAVING_TOO_LONG",
  "STONE_UNKNOWN",
  "STONE_COUNT_OUT_OF_RANGE",
  "DELIVERY_UNKNOWN",
  "TAX_REGION_UNKNOWN",
  "MANUAL_PRICE_INVALID",
  "AMOUNT_TOO_LARGE",
] as const;
export type PricingErrorCode = (typeof PRICING_ERROR_CODES)[number];

/** A price that cannot be given, and why; words stand in the messages `price.errors.<code>`. */
export class PricingError extends Error {
  readonly code: PricingErrorCode;
  readonly params: Record<string, string | number>;

  constructor(code: PricingErrorCode, params: Record<string, string | number> = {}) {
    super(code);
    this.name = "PricingError";
    this.code = code;
    this.params = params;
  }
}
