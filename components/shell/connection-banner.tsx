"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { OfflineBanner } from "#components/ui/offline-banner.tsx";

/** The offline line of every page. */
export function ConnectionBanner() {
  const t = useTranslations("states.offline");
  return <OfflineBanner locale={useLocale()} words={(time) => t("banner", { time })} />;
}
