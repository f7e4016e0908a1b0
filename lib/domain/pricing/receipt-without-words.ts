import type { Receipt } from "./receipt.ts";

/**
 * The receipt as anybody may read it: what the customer wrote is masked sign by sign, so that its price is still
 * explained, and a seller's reason is left out. It no longer has the fingerprint of the original.
 */
export function receiptWithoutWords(receipt: Receipt): Receipt {
  const { engraving } = receipt.inputs;
  const masked = engraving && { text: "·".repeat([...engraving.text].length) };
  if (receipt.kind === "formula") return { ...receipt, inputs: { ...receipt.inputs, engraving: masked } };
  const manual = { ...receipt.inputs.manual, reason: "" };
  return { ...receipt, inputs: { ...receipt.inputs, engraving: masked, manual } };
}
