import { canonicalJson } from "../canonical-json.ts";
import type { MetalId } from "../metals.ts";
import type { Minor } from "../money.ts";
import type { FormulaReceipt, Receipt } from "./receipt.ts";

/** Why two receipts differ; words stand in the messages `price.causes`. */
export type Cause =
  | {
      kind: "metal_price_moved";
      metalId: MetalId;
      fromMinor: Minor;
      toMinor: Minor;
      /** Signed, to 0.1. */
      percent: number;
      /** When the old price was fixed, ISO. */
      since: string;
    }
  | { kind: "metal_changed"; from: MetalId; to: MetalId }
  | { kind: "rules_changed" | "formula_changed"; from: number; to: number }
  | { kind: "quantity_changed"; from: number; to: number }
  | {
      kind:
        | "model_changed"
        | "unit_changed"
        | "ring_size_changed"
        | "finish_changed"
        | "stones_changed"
        | "engraving_changed"
        | "delivery_changed"
        | "tax_changed"
        | "priced_by_person";
    };

/** Every input that differs between two receipts, most telling first. */
export function causesBetween(before: Receipt, after: Receipt): Cause[] {
  const was = before.inputs;
  const is = after.inputs;
  const causes: Cause[] = [];
  if (before.kind !== after.kind || before.kind === "manual") causes.push({ kind: "priced_by_person" });
  if (was.metalId !== is.metalId) causes.push({ kind: "metal_changed", from: was.metalId, to: is.metalId });
  if (before.kind === "formula" && after.kind === "formula") causes.push(...formulaCauses(before, after));
  if (was.quantity !== is.quantity)
    causes.push({ kind: "quantity_changed", from: was.quantity, to: is.quantity });
  if ((was.ringScale ?? 1) !== (is.ringScale ?? 1)) causes.push({ kind: "ring_size_changed" });
  if (was.finish !== is.finish) causes.push({ kind: "finish_changed" });
  if (differ(was.stones, is.stones)) causes.push({ kind: "stones_changed" });
  if (differ(was.engraving, is.engraving)) causes.push({ kind: "engraving_changed" });
  if (was.deliveryMethod !== is.deliveryMethod) causes.push({ kind: "delivery_changed" });
  if (differ(before.tax, after.tax)) causes.push({ kind: "tax_changed" });
  if (was.rulesVersion !== is.rulesVersion)
    causes.push({ kind: "rules_changed", from: was.rulesVersion, to: is.rulesVersion });
  return causes;
}

function formulaCauses(before: FormulaReceipt, after: FormulaReceipt): Cause[] {
  const was = before.inputs;
  const is = after.inputs;
  const causes: Cause[] = [];
  if (was.metalId === is.metalId && was.metalPrice.minorPerGram !== is.metalPrice.minorPerGram)
    causes.push(metalPriceMoved(before, after));
  if (differ(was.analysis, is.analysis)) causes.push({ kind: "model_changed" });
  if (was.unitMmPerUnit !== is.unitMmPerUnit) causes.push({ kind: "unit_changed" });
  if (was.formulaVersion !== is.formulaVersion)
    causes.push({ kind: "formula_changed", from: was.formulaVersion, to: is.formulaVersion });
  return causes;
}

function metalPriceMoved(before: FormulaReceipt, after: FormulaReceipt): Cause {
  const { minorPerGram: fromMinor, at: since } = before.inputs.metalPrice;
  const toMinor = after.inputs.metalPrice.minorPerGram;
  const percent = Math.round(((toMinor - fromMinor) / fromMinor) * 1000) / 10;
  return { kind: "metal_price_moved", metalId: after.inputs.metalId, fromMinor, toMinor, percent, since };
}

function differ(a: unknown, b: unknown): boolean {
  return canonicalJson(a) !== canonicalJson(b);
}
