"use client";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "use-intl/react";
import { paths } from "#components/shell/sections.ts";
import { api } from "#components/shell/trpc.ts";
import { usePress } from "#components/staff/use-press.ts";
import { showToast } from "#components/ui/live-region.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { BoardRow } from "./board-data.ts";
import type { useBoard } from "./use-board.ts";

type Board = ReturnType<typeof useBoard>;
type Claim = { customerId: string; orderId: string };

/** Claims a row: says until when it is yours and what it pays, or kindly who was faster. */
export function useClaim({ free, side, refreshSoon }: Board) {
  const t = useTranslations("board");
  const staff = useTranslations("staff");
  const format = useFormat();
  const router = useRouter();
  const locale = useLocale();
  const freeNow = Math.max(0, (side.totals.byStatus.MANUFACTURING_APPROVED ?? 0) - 1);
  const { press, busy } = usePress((key: string, row: Claim) => api.board.claim.mutate({ key, ...row }), {
    done: ({ orderId, number, leaseUntil, payMinor }) => {
      const until = format.staffMoment(new Date(leaseUntil));
      free.markGone(orderId, t("found.mine", { number }));
      const open = { label: t("open"), onPress: () => router.push(`${paths.work(locale)}?order=${number}`) };
      showToast({ text: t("claimed", { number, until, pay: format.money(payMinor) }), action: open });
      refreshSoon();
    },
    refused: ({ code, details, words }) => {
      refreshSoon();
      if (code !== "CLAIM_LOST") return showToast({ text: words });
      const seconds = format.number(Math.max(0.1, Number(details.beforeMs) / 1000), { decimals: 1 });
      const name = String(details.by);
      const lost = free.rows.find((row) => row.number === details.number);
      if (lost) free.markGone(lost.orderId, staff("takenBefore", { name, seconds }));
      const text = t("lost", { number: String(details.number), name, seconds, free: freeNow });
      showToast({ text, assertive: true });
    },
  });
  const claim = ({ customerId, orderId }: BoardRow) => {
    const mark = free.marks[orderId];
    // A row that slid under the pointer a moment ago was not the one aimed at.
    if (mark?.look === "gone" || !free.isSettled(orderId)) return;
    void press({ customerId, orderId });
  };
  return { claim, busy };
}
