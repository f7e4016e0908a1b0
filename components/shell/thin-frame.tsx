import type { ReactNode } from "react";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { SiteHeader } from "./site-header.tsx";

type Props = { locale: string; children: ReactNode };

/** The frame of pages that need the whole window: thin header, no footer. */
export function ThinFrame({ locale, children }: Props) {
  if (!isLocale(locale)) return children;
  const t = getTranslator(locale, "common");
  return (
    <>
      <SiteHeader locale={locale} thin aside={t("kept")} />
      {children}
    </>
  );
}
