"use client";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import type { DeskEvent } from "./sales-data.ts";

/** One event of the history in the words of sales. */
export function useEventWords(): (event: DeskEvent) => string {
  const t = useTranslations("sales.event");
  const format = useFormat();
  return ({ event, reason, totalMinor }) =>
    t(event, { reason: reason ?? "", total: totalMinor === null ? "" : format.money(totalMinor) });
}
