import { Suspense } from "react";
import { type Locale, otherLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { LanguageAnchor, LanguageLink } from "./language-link.tsx";

/** Link to the other language; until the address is known it goes to that language's start page. */
export function LanguageSwitch({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, "common");
  const words = { locale, short: t("language.short"), name: t("language.switchTo") };
  return (
    <Suspense fallback={<LanguageAnchor {...words} href={`/${otherLocale(locale)}`} />}>
      <LanguageLink {...words} />
    </Suspense>
  );
}
