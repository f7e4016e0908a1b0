import type { Cause } from "#lib/domain/pricing/difference-causes.ts";
import { engravedCharacters } from "#lib/domain/pricing/engraved-characters.ts";
import type { Receipt, ReceiptLine, ReceiptStep, RoundingNote } from "#lib/domain/pricing/receipt.ts";
import type { Change, Variation } from "#lib/domain/pricing/what-if.ts";
import type { Format } from "./format.ts";

/** `useTranslations("price")` and `getTranslator(locale, "price")` differ in type, not in what they do. */
type AnyTranslator = (...args: never[]) => string;

export type PriceWords = ReturnType<typeof priceWords>;

/**
 * Words of a price for pages, mails and documents: pass the translator of the namespace `price` and the
 * reader's formatter. All functions are pure and return finished text.
 */
export function priceWords(t: AnyTranslator, format: Format) {
  // labels of stored receipts outlive the compiler's list of keys, so they are looked up by name
  const word = t as unknown as (key: string, values?: Record<string, string | number>) => string;
  return {
    line: (line: Pick<ReceiptLine, "id">) => word(`lines.${line.id}`),
    note: (line: ReceiptLine, receipt: Receipt) => lineNote(line, receipt, word, format),
    step: (step: ReceiptStep) => ({ label: stepLabel(step, word, format), value: format.stepValue(step) }),
    rounding: (note: RoundingNote) =>
      word(`rounding.${note.applies}`, { stepText: format.stepValue({ value: note.step, unit: note.unit }) }),
    tax: (receipt: Receipt) => taxText(receipt, word, format),
    cause: (cause: Cause, now: Date) => causeText(cause, now, word, format),
    change: (change: Change, ring?: { modelDiameterMm: number }) => changeText(change, word, format, ring),
    becomes: (variation: Variation) =>
      word("changes.becomes", { totalText: format.money(variation.totalMinor) }),
    stone: (kind: string, sizeMm: number) =>
      word(`stoneKinds.${kind}`, { sizeText: sizeMm > 0 ? format.mm(sizeMm) : "" }),
  };
}

type Word = (key: string, values?: Record<string, string | number>) => string;

function stepLabel({ label, params = {} }: ReceiptStep, word: Word, format: Format): string {
  const { density, percent, at, volume, height, area, step, kind, size } = params;
  const texts: Record<string, string | number> = { ...params };
  if (typeof density === "number") texts.densityText = format.density(density);
  if (typeof percent === "number") texts.percentText = format.percent(percent);
  if (typeof at === "string") texts.atText = format.moment(new Date(at));
  if (typeof volume === "number") texts.volumeText = format.volume(volume);
  if (typeof height === "number") texts.heightText = format.mm(height);
  if (typeof area === "number") texts.areaText = format.area(area);
  if (typeof step === "number") texts.stepText = format.money(step);
  if (typeof kind === "string" && typeof size === "number")
    texts.kindText = word(`stoneKinds.${kind}`, { sizeText: size > 0 ? format.mm(size) : "" });
  return word(`steps.${label}`, texts);
}

function lineNote(line: ReceiptLine, receipt: Receipt, word: Word, format: Format): string | null {
  const { inputs, rules } = receipt;
  const note = (values: Record<string, string | number> = {}) => word(`notes.${line.id}`, values);
  switch (line.id) {
    case "metal":
      return note({ weightText: format.grams(receipt.weightG ?? 0) });
    case "labour":
      return note({ durationText: format.duration((receipt.labourMinutes ?? 0) * 60) });
    case "stones":
      return note({ count: inputs.stones.reduce((sum, stone) => sum + stone.count, 0) });
    case "engraving": {
      const text = inputs.engraving?.text ?? "";
      return note({ text, count: engravedCharacters(text) });
    }
    case "margin":
      return note({ percentText: format.percent(rules.marginShare / 100) });
    case "delivery":
      return word(`notes.delivery.${inputs.deliveryMethod}`);
    case "tax":
      return null;
    default:
      return note();
  }
}

function taxText({ tax, taxMinor }: Receipt, word: Word, format: Format): string {
  if (tax.rate === 0) return word("taxNone");
  const values = { percentText: format.percent(tax.rate / 100), amountText: format.money(taxMinor) };
  return word(tax.mode === "included" ? "taxIncluded" : "taxAdded", values);
}

function causeText(cause: Cause, now: Date, word: Word, format: Format): string {
  const key = `causes.${cause.kind}`;
  switch (cause.kind) {
    case "metal_price_moved":
      return word(key, {
        direction: cause.percent >= 0 ? "up" : "down",
        metalText: word(`metals.${cause.metalId}`),
        percentText: format.percent(Math.abs(cause.percent)),
        sinceText: format.day(new Date(cause.since), now),
      });
    case "metal_changed":
      return word(key, { fromText: word(`metals.${cause.from}`), toText: word(`metals.${cause.to}`) });
    case "quantity_changed":
    case "rules_changed":
    case "formula_changed":
      return word(key, { from: cause.from, to: cause.to });
    default:
      return word(key);
  }
}

function changeText(
  change: Change,
  word: Word,
  format: Format,
  ring: { modelDiameterMm: number } | undefined,
): string {
  const key = `changes.${change.kind}`;
  switch (change.kind) {
    case "metal":
      return word(key, { metalText: word(`metals.${change.metalId}`) });
    case "finish":
      return word(key, { finishText: word(`finishes.${change.finish}`) });
    case "quantity":
      return word(key, { quantity: change.quantity });
    case "ring_size": {
      const diameter = (ring?.modelDiameterMm ?? 0) * change.ringScale;
      const known = diameter > 0 ? format.ringSize(Math.round(diameter * 100) / 100) : null;
      return word(key, { sizeText: known ?? format.percent(change.ringScale * 100) });
    }
    default:
      return word(key);
  }
}
