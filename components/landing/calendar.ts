import type { Locale } from "#lib/i18n/locale.ts";

const dayMs = 86_400_000;
const dayAndMonth = (locale: Locale) =>
  new Intl.DateTimeFormat(locale, { day: "numeric", month: "long", timeZone: "UTC" });
// our faces lack the thin spaces that ICU puts around a dash
const plainSpaces = (text: string) => text.replace(/[\u2009\u202f]/g, "");

/** "5 января", "January 5": the day `days` after `start`. */
export function dayAfter(locale: Locale, start: Date, days: number): string {
  return dayAndMonth(locale).format(start.getTime() + days * dayMs);
}

/** "16–22 декабря": the span of days after `start`. */
export function spanAfter(locale: Locale, start: Date, from: number, to: number): string {
  return plainSpaces(
    dayAndMonth(locale).formatRange(start.getTime() + from * dayMs, start.getTime() + to * dayMs),
  );
}
