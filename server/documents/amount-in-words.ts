import type { Locale } from "#lib/i18n/locale.ts";
import { englishNumber } from "./english-number.ts";
import { russianNumber, russianPlural } from "./russian-number.ts";

/**
 * A sum of roubles in words with kopeks in figures, as invoices state it: "Пятьдесят две тысячи триста
 * сорок рублей 00 копеек". For amounts from 0 up to 10^12 roubles; throws RangeError outside.
 */
export function amountInWords(minor: number, locale: Locale): string {
  if (!Number.isSafeInteger(minor) || minor < 0 || minor >= 1e14)
    throw new RangeError(`no words for ${minor}`);
  const roubles = Math.floor(minor / 100);
  const kopeks = minor % 100;
  const figures = String(kopeks).padStart(2, "0");
  const text =
    locale === "ru"
      ? `${russianNumber(roubles)} ${russianPlural(roubles, "рубль", "рубля", "рублей")} ${figures} ${russianPlural(kopeks, "копейка", "копейки", "копеек")}`
      : `${englishNumber(roubles)} ${roubles === 1 ? "rouble" : "roubles"} ${figures} ${kopeks === 1 ? "kopek" : "kopeks"}`;
  return text.charAt(0).toUpperCase() + text.slice(1);
}
