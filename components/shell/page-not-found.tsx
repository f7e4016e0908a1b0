"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { paths } from "./sections.ts";

/**
 * An address without a page, and everything the visitor may not know of: both look the same. Plain links and
 * classes: every page carries this one.
 */
export function PageNotFound() {
  const t = useTranslations("states.notFound");
  const locale = useLocale();
  return (
    <main id="main" className="wrap stack roomy" style={{ maxWidth: 720 }}>
      <h1 className="h1">{t("title")}</h1>
      <p>{t("body")}</p>
      <p className="row">
        <a className="btn" href={paths.home(locale)}>
          {t("home")}
        </a>
        <a className="btn second" href={paths.orders(locale)}>
          {t("orders")}
        </a>
      </p>
    </main>
  );
}
