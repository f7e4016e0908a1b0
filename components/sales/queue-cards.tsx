"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { PieceThumb } from "#components/piece/piece-thumb.tsx";
import { DueText } from "#components/staff/due-text.tsx";
import { cx } from "#components/ui/cx.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { QueueListProps } from "./queue-table.tsx";
import styles from "./sales.module.css";
import { deskPath, type QueueRow } from "./sales-data.ts";
import { useWaited } from "./use-age.ts";
import { useAsk } from "./use-ask.ts";

/** The queue as cards of three lines, for a phone. */
export function QueueCards(props: QueueListProps) {
  const t = useTranslations("sales");
  return (
    <ul aria-label={t("list")}>
      {props.rows.map((row) => (
        <QueueCard key={row.orderId} row={row} {...props} />
      ))}
    </ul>
  );
}

function QueueCard({ row, marks, tab }: QueueListProps & { row: QueueRow }) {
  const t = useTranslations("sales");
  const locale = useLocale();
  const format = useFormat();
  const waited = useWaited();
  const ask = useAsk(tab);
  const mark = marks[row.orderId];
  const isGone = mark?.look === "gone";
  return (
    <li className={cx(styles.card, isGone && styles.gone, mark?.look === "fresh" && styles.fresh)}>
      <Link href={deskPath(locale, row, tab)} data-row={row.orderId} prefetch={false}>
        <PieceThumb of={row} picture={row.picture} metalId={row.metalId} finish={row.finish} big />
        <span className={styles.cardLine}>
          <span className="strong">{row.number}</span>
          <span className="strong">{row.totalMinor === null ? "" : format.money(row.totalMinor)}</span>
        </span>
        <span className="blk">{isGone ? mark.words : ask(row)}</span>
        <span className={styles.cardLine}>
          <span className="muted">
            {row.customerName ?? row.customerEmail ?? t("visitor")},{" "}
            {waited(row.unansweredSince ?? row.statusSince)}
          </span>
          <DueText at={row.dueAt} soonMs={4 * 3_600_000} />
        </span>
      </Link>
    </li>
  );
}
