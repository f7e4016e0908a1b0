export const locales = ["ru", "en"] as const;
export type Locale = (typeof locales)[number];

/** Where a visitor without a cookie and without a known language goes: the business sells in Russia. */
export const defaultLocale: Locale = "ru";

/** Zone of the workshop: what dates mean before the reader's own zone is known, and in mails and print. */
export const homeTimeZone = "Europe/Moscow";

/** The cookie that remembers a language chosen by hand; a year, readable by the page. */
export const localeCookie = "facet.locale";

export function isLocale(value: unknown): value is Locale {
  return locales.includes(value as Locale);
}

/** With two languages a switch has one target. */
export function otherLocale(locale: Locale): Locale {
  return locale === "ru" ? "en" : "ru";
}

/** Picks by RFC 9110 weights; a tag counts by its primary subtag (`en-GB` is `en`). */
export function matchLocale(acceptLanguage: string | null | undefined): Locale {
  const wanted = (acceptLanguage ?? "").split(",").map((part) => {
    const [tag = "", ...params] = part.trim().toLowerCase().split(";");
    const quality = Number(params.find((p) => p.trim().startsWith("q="))?.split("=")[1] ?? 1);
    return { language: tag.split("-")[0], quality: Number.isNaN(quality) ? 0 : quality };
  });
  const best = wanted.filter((w) => w.quality > 0).sort((a, b) => b.quality - a.quality);
  return best.map((w) => w.language).find(isLocale) ?? defaultLocale;
}

/** The same page in another language; a path without a known language gets one. */
export function withLocale(pathname: string, locale: Locale): string {
  const [first, ...rest] = pathname.split("/").slice(1);
  const tail = isLocale(first) ? rest : [first, ...rest];
  return `/${[locale, ...tail].filter(Boolean).join("/")}`;
}
