"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useLive } from "#components/shell/use-live.ts";
import { useLiveRows } from "#components/staff/use-live-rows.ts";
import { useSoon } from "#components/staff/use-soon.ts";
import type { ListCursor } from "#lib/contracts/staff.ts";
import type { QueueCounts, QueueData, QueueRow } from "./sales-data.ts";

/** The queue as it now is: rows decided by somebody turn grey with their name, new ones wait under the hand. */
export function useQueue(data: QueueData) {
  const t = useTranslations("sales");
  const status = useTranslations("staff.status");
  const [counts, setCounts] = useState<QueueCounts>(data.counts);
  const { tab, mine, q } = data.query;
  const list = useLiveRows<QueueRow, ListCursor>({
    first: data.page,
    load: (cursor) =>
      q ? api.sales.search.query({ q, cursor }) : api.sales.queue.query({ tab, mine, cursor }),
    explain: async ({ customerId, orderId }) => {
      const { order, events } = await api.sales.desk.query({ customerId, orderId });
      const name = events[0]?.actorName;
      const words = status(order.status);
      return name ? t("gone", { status: words, name }) : t("goneSystem", { status: words });
    },
  });
  const refreshSoon = useSoon(async () => {
    const [, now] = await Promise.all([list.refresh(), api.sales.counts.query()]);
    setCounts(now);
  }, 300);
  useLive("sales", (on) => api.sales.onChange.subscribe({ orderId: null }, on), refreshSoon);
  return { list, counts, refreshSoon };
}
