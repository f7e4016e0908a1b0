import type { Locale } from "./locale.ts";

const NBSP = "\u00a0";
const DAY_MS = 86_400_000;

const WORDS = {
  ru: { hour: "ч", minute: "мин", second: "с" },
  en: { hour: "h", minute: "min", second: "s" },
} as const satisfies Record<Locale, Record<string, string>>;

/** What is less than a minute old. */
export const JUST_NOW: Record<Locale, string> = { ru: "только что", en: "just now" };

const made = new Map<string, Intl.DateTimeFormat>();

function parts(moment: Date, locale: Locale, timeZone: string): Record<string, string> {
  const key = `${locale}${timeZone}`;
  const format =
    made.get(key) ??
    new Intl.DateTimeFormat(locale, {
      timeZone,
      year: "numeric",
      month: "long",
      day: "numeric",
      hour: "2-digit",
      minute: "2-digit",
      hourCycle: "h23",
    });
  made.set(key, format);
  return Object.fromEntries(format.formatToParts(moment).map((part) => [part.type, part.value]));
}

export interface DateOptions {
  timeZone: string;
  /** The year is named when it differs from this moment's; without it the year is always named. */
  now?: Date;
}

/** «5 января», "January 5"; with the year when it is another one. */
export function formatDay(moment: Date, locale: Locale, { timeZone, now }: DateOptions): string {
  const { day, month, year } = parts(moment, locale, timeZone);
  const text = locale === "ru" ? `${day}${NBSP}${month}` : `${month}${NBSP}${day}`;
  if (now && parts(now, locale, timeZone).year === year) return text;
  return locale === "ru" ? `${text}${NBSP}${year}` : `${text}, ${year}`;
}

/** A civil day "2026-01-05" in words; it belongs to no zone. */
export function formatCalendarDay(day: string, locale: Locale, now?: { today: string }): string {
  const noon = (iso: string) => new Date(`${iso}T12:00:00Z`);
  return formatDay(noon(day), locale, { timeZone: "UTC", ...(now ? { now: noon(now.today) } : {}) });
}

/** «16–22 декабря», "December 16–22"; across months both are named. Civil days, no year. */
export function formatDayRange(from: string, to: string, locale: Locale): string {
  if (from === to) return formatCalendarDay(from, locale, { today: from });
  const [first, last] = [from, to].map((day) => formatCalendarDay(day, locale, { today: day }));
  if (from.slice(0, 7) !== to.slice(0, 7)) return `${first} – ${last}`;
  const [a, b] = [Number(from.slice(8)), Number(to.slice(8))];
  return locale === "ru" ? `${a}–${last}` : `${first}–${b}`;
}

/** 18:31 */
export function formatTime(moment: Date, locale: Locale, timeZone: string): string {
  const { hour, minute } = parts(moment, locale, timeZone);
  return `${hour}:${minute}`;
}

/** «16 декабря, 12:00», "December 16, 12:00". */
export function formatMoment(moment: Date, locale: Locale, options: DateOptions): string {
  return `${formatDay(moment, locale, options)}, ${formatTime(moment, locale, options.timeZone)}`;
}

/** 14.12, 18:30: the short form of staff pages, the same in both languages. */
export function formatStaffMoment(moment: Date, timeZone: string): string {
  const { day, hour, minute } = parts(moment, "ru", timeZone);
  const month = new Intl.DateTimeFormat("ru", { timeZone, month: "2-digit" }).format(moment);
  return `${day?.padStart(2, "0")}.${month}, ${hour}:${minute}`;
}

/** "GMT+3": offset of a zone at a moment. */
export function formatZone(moment: Date, timeZone: string): string {
  const named = new Intl.DateTimeFormat("en", { timeZone, timeZoneName: "shortOffset" }).formatToParts(
    moment,
  );
  return named.find((part) => part.type === "timeZoneName")?.value ?? timeZone;
}

/**
 * 2 ч 40 мин, 30 мин, 40 с: the two largest parts, seconds only under a minute. Whole minutes that are full: pages have
 * a clock of whole minutes, so what is a day ahead may seem a day and some seconds.
 */
export function formatDuration(seconds: number, locale: Locale): string {
  const words = WORDS[locale];
  const whole = Math.max(0, Math.round(seconds));
  if (whole < 60) return `${whole}${NBSP}${words.second}`;
  const minutes = Math.floor(whole / 60);
  const hours = Math.floor(minutes / 60);
  const rest = minutes % 60;
  const texts = [hours && `${hours}${NBSP}${words.hour}`, rest && `${rest}${NBSP}${words.minute}`];
  return texts.filter(Boolean).join(NBSP);
}

/**
 * «3 ч назад»: only under 24 hours, else null; the absolute time stands beside it. Pages have a clock of whole
 * minutes, so what is less than one ahead of it has just happened.
 */
export function formatAgo(moment: Date, now: Date, locale: Locale): string | null {
  const age = now.getTime() - moment.getTime();
  if (age <= -60_000 || age >= DAY_MS) return null;
  if (age < 60_000) return JUST_NOW[locale];
  const seconds = age / 1000;
  const coarse = seconds < 3600 ? Math.floor(seconds / 60) * 60 : Math.floor(seconds / 3600) * 3600;
  const duration = formatDuration(coarse, locale);
  return locale === "ru" ? `${duration} назад` : `${duration} ago`;
}
