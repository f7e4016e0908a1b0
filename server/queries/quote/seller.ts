import type { Locale } from "#lib/i18n/locale.ts";

/** Who quotes and invoices, as printed: one line each. */
export const SELLER: Record<Locale, readonly string[]> = {
  ru: ["Facet, ювелирная мастерская по вашим моделям"],
  en: ["Facet, jewelry made from your own models"],
};
