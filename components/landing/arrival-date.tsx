"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { addDays } from "#lib/domain/pricing/delivery-promise.ts";
import { getFormat } from "#lib/i18n/format.ts";
import { useWorkshopDay } from "./use-workshop-day.ts";

/** "With you by January 5", counted from the reader's today. */
export function ArrivalDate({ days }: { days: number }) {
  const t = useTranslations("landing.example");
  const format = getFormat(useLocale());
  const today = useWorkshopDay();
  if (!today) return t("arrivalPlain");
  return t("arrival", { date: format.calendarDay(addDays(today, days), today) });
}
