import type { ReceiptStep } from "#lib/domain/pricing/receipt.ts";
import * as date from "./format-date.ts";
import * as number from "./format-number.ts";
import { homeTimeZone, type Locale } from "./locale.ts";

/** Everything that turns a value into words of one language and zone: the only way values reach a page. */
export type Format = ReturnType<typeof makeFormat>;

const made = new Map<string, Format>();

/**
 * The formatter of a language and a zone (the reader's where known, the workshop's in mails and print).
 * Money is in minor units, lengths in mm, masses in g, per cent in per cent, durations in seconds.
 */
export function getFormat(locale: Locale, timeZone: string = homeTimeZone): Format {
  const key = `${locale} ${timeZone}`;
  const format = made.get(key) ?? makeFormat(locale, timeZone);
  made.set(key, format);
  return format;
}

function makeFormat(locale: Locale, timeZone: string) {
  const dates = (now?: Date) => ({ timeZone, ...(now ? { now } : {}) });
  return {
    locale,
    timeZone,
    money: (minor: number, options?: number.MoneyOptions) => number.formatMoney(minor, locale, options),
    moneyRange: (low: number, high: number) => number.formatMoneyRange(low, high, locale),
    number: (value: number, options?: number.NumberOptions) => number.formatNumber(value, locale, options),
    grams: (grams: number, options?: number.NumberOptions) => number.formatGrams(grams, locale, options),
    mm: (mm: number, options?: number.NumberOptions) => number.formatMm(mm, locale, options),
    box: (sidesMm: readonly number[]) => number.formatBox(sidesMm, locale),
    volume: (mm3: number) => number.formatVolume(mm3, locale),
    area: (mm2: number) => number.formatArea(mm2, locale),
    density: (gPerCm3: number) => number.formatDensity(gPerCm3, locale),
    percent: (percent: number, options?: { signed?: boolean }) =>
      number.formatPercent(percent, locale, options),
    bytes: (bytes: number) => number.formatBytes(bytes, locale),
    ringSize: (diameterMm: number) => number.formatRingSize(diameterMm, locale),
    day: (moment: Date, now?: Date) => date.formatDay(moment, locale, dates(now)),
    calendarDay: (day: string, today?: string) =>
      date.formatCalendarDay(day, locale, today ? { today } : undefined),
    dayRange: (from: string, to: string) => date.formatDayRange(from, to, locale),
    time: (moment: Date) => date.formatTime(moment, locale, timeZone),
    moment: (moment: Date, now?: Date) => date.formatMoment(moment, locale, dates(now)),
    /** "GMT+3": the zone, to be printed beside a moment where the reader's zone is unknown. */
    zone: (moment: Date) => date.formatZone(moment, timeZone),
    staffMoment: (moment: Date) => date.formatStaffMoment(moment, timeZone),
    duration: (seconds: number) => date.formatDuration(seconds, locale),
    justNow: date.JUST_NOW[locale],
    ago: (moment: Date, now: Date) => date.formatAgo(moment, now, locale),
    /** The right-hand side of a step of a receipt. */
    stepValue: (step: Pick<ReceiptStep, "value" | "unit">) => stepValue(step, locale),
  };
}

function stepValue({ value, unit }: Pick<ReceiptStep, "value" | "unit">, locale: Locale): string {
  switch (unit) {
    case "minor":
      return number.formatMoney(value, locale);
    case "minor_per_g":
      return `${number.formatMoney(value, locale, { kopeks: true })}/${locale === "ru" ? "г" : "g"}`;
    case "g":
      return number.formatGrams(value, locale, { fixed: true });
    case "mm3":
      return number.formatVolume(value, locale);
    case "mm2":
      return number.formatArea(value, locale);
    case "mm":
      return number.formatMm(value, locale);
    case "minute":
      return date.formatDuration(value * 60, locale);
    case "percent":
      return number.formatPercent(value, locale);
    case "factor":
      return `×\u00a0${number.formatNumber(value, locale, { decimals: 3 })}`;
    case "count":
      return number.formatNumber(value, locale);
  }
}
