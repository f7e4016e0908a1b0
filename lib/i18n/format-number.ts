import { ringSize } from "#lib/domain/ring-size.ts";
import type { Locale } from "./locale.ts";

const NBSP = "\u00a0";
const MINUS = "\u2212";

const WORDS = {
  ru: { mm2: "мм²", mm3: "мм³", cm3: "г/см³", gram: "г", mib: "МБ", kib: "КБ", byte: "Б", gib: "ГБ" },
  en: { mm2: "mm²", mm3: "mm³", cm3: "g/cm³", gram: "g", mib: "MB", kib: "KB", byte: "B", gib: "GB" },
} as const satisfies Record<Locale, Record<string, string>>;

const made = new Map<string, Intl.NumberFormat>();

/** Intl number format, made once: building one costs more than a thousand uses. */
function intl(locale: Locale, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const found = made.get(key) ?? new Intl.NumberFormat(locale, options);
  made.set(key, found);
  return found;
}

/** Our typography: U+2212 as minus, no-break spaces, never U+202F (the face lacks it). */
function typeset(text: string): string {
  return text.replaceAll("-", MINUS).replace(/[\u202f\u2009 ]/g, NBSP);
}

export interface MoneyOptions {
  /** "+" on gains, as differences are shown. */
  signed?: boolean;
  /** Always two decimals, for a column that has kopeks somewhere. */
  kopeks?: boolean;
}

/** Minor units as roubles: 12 480 ₽, ₽12,480; kopeks only when there are some. Exact for every safe integer. */
export function formatMoney(minor: number, locale: Locale, { signed, kopeks }: MoneyOptions = {}): string {
  const format = intl(locale, {
    style: "currency",
    currency: "RUB",
    currencyDisplay: "narrowSymbol",
    trailingZeroDisplay: kopeks ? "auto" : "stripIfInteger",
    signDisplay: signed ? "exceptZero" : "negative",
  });
  return typeset(format.format(`${minor}E-2` as Intl.StringNumericLiteral));
}

/** Two ends of a price band: 50 900 – 54 100 ₽. */
export function formatMoneyRange(lowMinor: number, highMinor: number, locale: Locale): string {
  const low = formatMoney(lowMinor, locale);
  const bare = locale === "ru" ? low.replace(`${NBSP}₽`, "") : low;
  return `${bare}${NBSP}–${NBSP}${formatMoney(highMinor, locale)}`;
}

export interface NumberOptions {
  signed?: boolean;
  /** At most this many decimals; 0 when not given. */
  decimals?: number;
  /** All decimals, for a uniform column. */
  fixed?: boolean;
}

/** A plain number: 148 206, 148,206. */
export function formatNumber(value: number, locale: Locale, options: NumberOptions = {}): string {
  const { signed, decimals = 0, fixed } = options;
  const format = intl(locale, {
    maximumFractionDigits: decimals,
    minimumFractionDigits: fixed ? decimals : 0,
    signDisplay: signed ? "exceptZero" : "negative",
  });
  return typeset(format.format(value));
}

/** 4,71 г; always two decimals, so that a column is uniform. */
export function formatGrams(grams: number, locale: Locale, options: NumberOptions = {}): string {
  return `${formatNumber(grams, locale, { decimals: 2, fixed: true, ...options })}${NBSP}${WORDS[locale].gram}`;
}

/** 17,5 мм; two decimals at most. */
export function formatMm(mm: number, locale: Locale, options: NumberOptions = {}): string {
  return `${formatNumber(mm, locale, { decimals: 2, ...options })}${NBSP}${locale === "ru" ? "мм" : "mm"}`;
}

/** Three sides of a box: 21,4 × 26,5 × 7,4 мм. */
export function formatBox(sidesMm: readonly number[], locale: Locale): string {
  const sides = sidesMm.map((side) => formatNumber(side, locale, { decimals: 1 }));
  return `${sides.join(`${NBSP}×${NBSP}`)}${NBSP}${locale === "ru" ? "мм" : "mm"}`;
}

/** 359,5 мм³ and 640 мм²; one decimal at most, three figures below 1: a file in inches has 0,0111. */
export function formatVolume(mm3: number, locale: Locale): string {
  return `${formatNumber(mm3, locale, { decimals: decimalsOf(mm3) })}${NBSP}${WORDS[locale].mm3}`;
}

export function formatArea(mm2: number, locale: Locale): string {
  return `${formatNumber(mm2, locale, { decimals: decimalsOf(mm2) })}${NBSP}${WORDS[locale].mm2}`;
}

const decimalsOf = (size: number): number =>
  size > 0 && size < 1 ? Math.min(2 - Math.floor(Math.log10(size)), 20) : 1;

/** 13,1 г/см³. */
export function formatDensity(gPerCm3: number, locale: Locale): string {
  return `${formatNumber(gPerCm3, locale, { decimals: 2 })}${NBSP}${WORDS[locale].cm3}`;
}

/** Per cent, one decimal at most: 22 %, 22%. The argument is in per cent, not a share. */
export function formatPercent(percent: number, locale: Locale, options: { signed?: boolean } = {}): string {
  const number = formatNumber(percent, locale, { decimals: 1, ...options });
  return locale === "ru" ? `${number}${NBSP}%` : `${number}%`;
}

/** 84,2 МБ. One MB is 2^20 bytes here, as in the upload limit. */
export function formatBytes(bytes: number, locale: Locale): string {
  const words = WORDS[locale];
  const steps = [words.byte, words.kib, words.mib, words.gib];
  const step = bytes < 1024 ? 0 : Math.min(3, Math.floor(Math.log2(bytes) / 10));
  const value = formatNumber(bytes / 1024 ** step, locale, { decimals: step > 1 ? 1 : 0 });
  return `${value}${NBSP}${steps[step]}`;
}

/** 17,5 мм (US 7¼, EU 55); in English the US size comes first. Inner diameter in mm. */
export function formatRingSize(diameterMm: number, locale: Locale): string {
  const { us, eu } = ringSize(diameterMm);
  const usText = `US${NBSP}${Math.floor(us)}${["", "¼", "½", "¾"][(us % 1) * 4] ?? ""}`;
  const mm = formatMm(diameterMm, locale);
  return locale === "ru" ? `${mm} (${usText}, EU${NBSP}${eu})` : `${usText} (${mm}, EU${NBSP}${eu})`;
}
