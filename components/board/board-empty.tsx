import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { paths } from "#components/shell/sections.ts";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { type BoardFilters, type BoardSide, isFiltered } from "./board-data.ts";

/** An empty list in its three meanings: nothing yet, nothing under this filter, all taken. */
export function BoardEmpty({ filters, side }: { filters: BoardFilters; side: BoardSide }) {
  const t = useTranslations("board.empty");
  const locale = useLocale();
  const format = useFormat();
  const free = side.totals.byStatus.MANUFACTURING_APPROVED ?? 0;
  const next = side.mine.find((work) => work.dueAt !== null);
  if (isFiltered(filters)) {
    const drop = (
      <Link className="btn second" href={paths.board(locale)}>
        {t("drop")}
      </Link>
    );
    return (
      <EmptyState title={t("filtered")} action={drop}>
        {t("filteredBody", { count: free })}
      </EmptyState>
    );
  }
  if (!next?.dueAt) return <EmptyState title={t("nothing")}>{t("nothingBody")}</EmptyState>;
  const open = (
    <Link className="btn second" href={`${paths.work(locale)}?order=${next.number}`}>
      {t("openMine", { number: next.number })}
    </Link>
  );
  return (
    <EmptyState title={t("done")} action={open}>
      {t("doneBody", { due: format.staffMoment(new Date(next.dueAt)), number: next.number })}
    </EmptyState>
  );
}
