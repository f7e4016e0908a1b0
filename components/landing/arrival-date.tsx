"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { dayAfter } from "./calendar.ts";
import { useWorkshopDay } from "./use-workshop-day.ts";

/** "With you by January 5", counted from the reader's today. */
export function ArrivalDate({ days }: { days: number }) {
  const t = useTranslations("landing.example");
  const locale = useLocale();
  const today = useWorkshopDay();
  if (!today) return t("arrivalPlain");
  return t("arrival", { date: dayAfter(locale, today, days) });
}
