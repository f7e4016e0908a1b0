"use client";
import { useTranslations } from "use-intl/react";
import type { SalesTab } from "#lib/domain/desk-lists.ts";
import type { QueueRow } from "./sales-data.ts";

/** What an order asks of a seller, in a few words. */
export function useAsk(tab: SalesTab | null): (row: QueueRow) => string {
  const t = useTranslations("sales.ask");
  const status = useTranslations("staff.status");
  return (row) => {
    if (tab === "answer" || (!tab && row.unansweredSince)) return t("answer");
    if (tab === "overdue") return t("late", { status: status(row.status) });
    if (row.status === "PRICE_ACCEPTED") return t("approve");
    if (row.status === "PRICE_FAILED") return t("price");
    if (row.status === "SUBMITTED" && tab === "price") return t("priceLate");
    if (row.status === "ON_HOLD") return t("hold", { reason: row.reason ?? "" });
    if (row.paymentStatus === "failed") return t("paymentFailed");
    return t("none", { status: status(row.status) });
  };
}
