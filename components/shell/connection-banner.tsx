"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { OfflineBanner } from "#components/ui/offline-banner.tsx";
import { useStay } from "./use-stay.ts";

/** The offline line of every page, which nobody leaves by a link meanwhile. */
export function ConnectionBanner() {
  const t = useTranslations("states.offline");
  useStay(t("stay"));
  return <OfflineBanner locale={useLocale()} words={(time) => t("banner", { time })} />;
}
