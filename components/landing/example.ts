import { calculateQuote } from "#lib/domain/pricing/calculate-quote.ts";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import { F1042 } from "#lib/domain/pricing/example-f1042.ts";
import type { LineId } from "#lib/domain/pricing/receipt.ts";

const groups = {
  metal: ["metal"],
  work: ["print_casting", "labour"],
  stones: ["stones", "engraving"],
  setup: ["setup", "margin", "quantity_discount"],
  delivery: ["delivery", "tax"],
} as const satisfies Record<string, readonly LineId[]>;
export type ExampleLine = keyof typeof groups;

/** The example ring priced by the shop's own formula: five lines that sum to the total, minor units. */
export function examplePrice() {
  const receipt = calculateQuote(F1042, DEFAULT_PRICE_RULES);
  const lines = (Object.keys(groups) as ExampleLine[]).map((id) => {
    const members: readonly LineId[] = groups[id];
    const parts = receipt.lines.filter((line) => members.includes(line.id));
    return { id, minor: parts.reduce((sum, line) => sum + line.amountMinor, 0) };
  });
  const { minorPerGram } = F1042.metalPrice;
  return { lines, totalMinor: receipt.totalMinor, massG: receipt.weightG, minorPerGram };
}
