"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { useCapped } from "#components/staff/use-capped.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { EmptyState } from "#components/ui/empty-state.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { deskPath, type QueueCounts, type QueueData, queuePath } from "./sales-data.ts";

/** An empty queue: nothing found, none of mine, all decided (what is due next), or nothing yet. */
export function QueueEmpty({ data, counts }: { data: QueueData; counts: QueueCounts }) {
  const t = useTranslations("sales.empty");
  const locale = useLocale();
  const format = useFormat();
  const capped = useCapped();
  const { q, mine, tab } = data.query;
  const link = (href: string, words: string) => (
    <ButtonLink variant="second" href={href}>
      {words}
    </ButtonLink>
  );
  if (q)
    return (
      <EmptyState title={t("notFound", { q })} action={link(queuePath(locale, "approve"), t("back"))}>
        {t("notFoundBody")}
      </EmptyState>
    );
  if (mine)
    return (
      <EmptyState title={t("filtered")} action={link(queuePath(locale, tab), t("drop"))}>
        {t("filteredBody", { count: capped(counts[tab]) })}
      </EmptyState>
    );
  const next = data.nextDue;
  if (!next) return <EmptyState title={t("nothing")}>{t("nothingBody")}</EmptyState>;
  const due = format.staffMoment(new Date(next.dueAt));
  return (
    <EmptyState
      title={t("done")}
      action={link(deskPath(locale, next, null), t("open", { number: next.number }))}
    >
      {t("doneBody", { due, number: next.number })}
    </EmptyState>
  );
}
