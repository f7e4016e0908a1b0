import { isMetalId } from "#lib/domain/metals.ts";
import { RING_SCALE } from "#lib/domain/pricing/check-quote-inputs.ts";
import { FINISHES } from "#lib/domain/pricing/quote-inputs.ts";
import type { Choice } from "./configure-data.ts";

const UNITS: readonly unknown[] = ["mm", "cm", "m", "in"];
const isText = (value: unknown, most: number) =>
  value === null || (typeof value === "string" && value.length > 0 && value.length <= most);

/** What may come back from the browser's store: it may be old, or written by anybody. */
const holds: { [Key in keyof Choice]?: (value: unknown) => boolean } = {
  metalId: (value) => typeof value === "string" && isMetalId(value),
  finish: (value) => (FINISHES as readonly unknown[]).includes(value),
  quantity: (value) => Number.isInteger(value) && Number(value) >= 1 && Number(value) <= 500,
  ringScale: (value) =>
    value === null || (typeof value === "number" && value >= RING_SCALE.min && value <= RING_SCALE.max),
  engraving: (value) => isText(value, 24),
  note: (value) => isText(value, 1000),
  unit: (value) => value === null || UNITS.includes(value),
};

/** The choice as kept, each part that can be used; the rest as in `base`. */
export function readChoice(kept: string | null, base: Choice): Choice {
  if (kept === null) return base;
  let found: unknown;
  try {
    found = JSON.parse(kept);
  } catch {
    return base;
  }
  const parts = Object.entries(found ?? {}).filter(([key, value]) => holds[key as keyof Choice]?.(value));
  return { ...base, ...Object.fromEntries(parts) };
}

/** What of a choice fits another file as well: not its unit, nor a size that was measured on this one. */
export function choiceForAnother({ metalId, finish, quantity, engraving, note }: Choice): Partial<Choice> {
  return { metalId, finish, quantity, engraving, note };
}

/** The choice as it is priced and sent: without the blanks that typing leaves at the ends. */
export function cleanChoice(choice: Choice): Choice {
  return { ...choice, engraving: choice.engraving?.trim() || null, note: choice.note?.trim() || null };
}
