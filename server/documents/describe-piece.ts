import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import type { Format } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

/** What is made, as labels and values in the document's language: metal, finish, size, stones, engraving. */
export function describePiece(
  receipt: Receipt,
  ringDiameterMm: number | null,
  locale: Locale,
  format: Format,
): [label: string, value: string][] {
  const t = getTranslator(locale, "documents");
  const price = getTranslator(locale, "price");
  const { inputs, rules, weightG } = receipt;
  const facts: [string, string][] = [[t("piece.metal"), price(`metals.${inputs.metalId}`)]];
  if (weightG !== null) facts.push([t("piece.weight"), format.grams(weightG)]);
  facts.push([t("piece.finish"), price(`finishes.${inputs.finish}`)]);
  if (ringDiameterMm !== null) facts.push([t("piece.size"), format.ringSize(ringDiameterMm)]);
  if (inputs.stones.length > 0) {
    const word = price as unknown as (key: string, values: { sizeText: string }) => string;
    const stones = inputs.stones.map(({ stoneId, setting, count }) => {
      const stone = rules.stones.byId[stoneId];
      const sizeText = stone && stone.sizeHundredthsMm > 0 ? format.mm(stone.sizeHundredthsMm / 100) : "";
      const kind = word(`stoneKinds.${stone?.kind ?? "own"}`, { sizeText });
      return `${kind}, ${price(`settings.${setting}`)}, ${count}\u00a0${t("piece.pieces")}`;
    });
    facts.push([t("piece.stones"), stones.join("; ")]);
  }
  if (inputs.engraving) facts.push([t("piece.engraving"), price("quoted", { text: inputs.engraving.text })]);
  facts.push([t("piece.quantity"), format.number(inputs.quantity)]);
  facts.push([t("piece.delivery"), price(`deliveryMethods.${inputs.deliveryMethod}`)]);
  return facts;
}
