"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useLive } from "#components/shell/use-live.ts";
import { useLiveRows } from "#components/staff/use-live-rows.ts";
import { useSoon } from "#components/staff/use-soon.ts";
import type { ListCursor } from "#lib/contracts/staff.ts";
import type { BoardData, BoardRow, BoardSide } from "./board-data.ts";

/** The board as it now is: free rows that keep still under the hand, and what stands beside them. */
export function useBoard(data: BoardData) {
  const t = useTranslations("staff");
  const [side, setSide] = useState<BoardSide>(data);
  const free = useLiveRows<BoardRow, ListCursor>({
    first: data.free,
    load: (cursor) => api.board.free.query({ ...data.filters, cursor }),
    explain: async ({ customerId, orderId }) => {
      const row = await api.board.row.query({ customerId, orderId });
      if (!row) return t("goneHome");
      return row.operatorName ? t("taken", { name: row.operatorName }) : null;
    },
  });
  const refresh = async () => {
    const [, mine, totals, pay] = await Promise.all([
      free.refresh(),
      api.board.mine.query(),
      api.board.totals.query(),
      api.board.pay.query(),
    ]);
    setSide({ mine, totals, pay });
  };
  const refreshSoon = useSoon(refresh);
  useLive("board", (on) => api.board.onChange.subscribe(undefined, on), refreshSoon);
  return { free, side, refreshSoon };
}
