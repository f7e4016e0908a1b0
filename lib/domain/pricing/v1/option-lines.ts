import { engravedCharacters } from "../engraved-characters.ts";
import type { PricingRules } from "../price-rules.ts";
import { PricingError } from "../pricing-error.ts";
import type { QuoteInputs } from "../quote-inputs.ts";
import type { ReceiptLine, ReceiptStep } from "../receipt.ts";
import { pieceLine } from "./line.ts";

/** Stones and their setting; no line without stones. */
export function stonesLine(inputs: QuoteInputs, rules: PricingRules): ReceiptLine | null {
  if (inputs.stones.length === 0) return null;
  const steps: ReceiptStep[] = [];
  let each = 0;
  for (const { stoneId, setting, count } of inputs.stones) {
    const stone = rules.stones.byId[stoneId];
    if (!stone) throw new PricingError("STONE_UNKNOWN", { stoneId });
    const stoneMinor = stone.priceMinor * count;
    const settingMinor = rules.stones.settingMinor[setting] * count;
    const size = stone.sizeHundredthsMm / 100;
    steps.push({
      label: "stone",
      value: stoneMinor,
      unit: "minor",
      params: { kind: stone.kind, size, count },
    });
    steps.push({ label: `setting_${setting}`, value: settingMinor, unit: "minor", params: { count } });
    each += stoneMinor + settingMinor;
  }
  return pieceLine("stones", steps, [[each], []], inputs.quantity, rules);
}

/** Engraving by the character, spaces free; no line without a text. */
export function engravingLine(inputs: QuoteInputs, rules: PricingRules): ReceiptLine | null {
  if (!inputs.engraving) return null;
  const { text } = inputs.engraving;
  const characters = engravedCharacters(text);
  const { perCharacterMinor } = rules.engraving;
  const steps: ReceiptStep[] = [
    { label: "engraved_characters", value: characters, unit: "count" },
    { label: "per_character", value: perCharacterMinor, unit: "minor" },
  ];
  return pieceLine("engraving", steps, [[characters, perCharacterMinor], []], inputs.quantity, rules);
}

/** Preparing the model for print, once for the order whatever its quantity. */
export function setupLine(rules: PricingRules): ReceiptLine {
  const once: ReceiptStep = { label: "setup_once", value: rules.setupMinor, unit: "minor" };
  const line = pieceLine("setup", [once], [[rules.setupMinor], []], 1, rules);
  return { ...line, steps: line.amountMinor === rules.setupMinor ? [once] : line.steps };
}
