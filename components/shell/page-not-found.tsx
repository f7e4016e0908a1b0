"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { paths } from "./sections.ts";

/** An address without a page, and everything the visitor may not know of: both look the same. */
export function PageNotFound() {
  const t = useTranslations("states.notFound");
  const locale = useLocale();
  return (
    <main id="main" className="wrap stack" style={{ paddingBlock: "var(--s8)", maxWidth: 720 }}>
      <h1 className="h1">{t("title")}</h1>
      <p>{t("body")}</p>
      <p className="row">
        <ButtonLink href={paths.home(locale)}>{t("home")}</ButtonLink>
        <ButtonLink variant="second" href={paths.orders(locale)}>
          {t("orders")}
        </ButtonLink>
      </p>
    </main>
  );
}
