"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { PieceThumb } from "#components/piece/piece-thumb.tsx";
import { DueText } from "#components/staff/due-text.tsx";
import type { Mark } from "#components/staff/live-rows.ts";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { SalesTab } from "#lib/domain/desk-lists.ts";
import { deskPath, type QueueRow } from "./sales-data.ts";
import { useWaited } from "./use-age.ts";
import { useAsk } from "./use-ask.ts";

export type QueueListProps = {
  rows: readonly QueueRow[];
  marks: Readonly<Record<string, Mark>>;
  tab: SalesTab | null;
  selected: string | null;
  picked: ReadonlySet<string>;
  onPick: (orderId: string) => void;
};

const COLUMNS = ["order", "who", "ask"] as const;

/** The queue as a table: who, what is asked, the sum, how long it waits and until when. */
export function QueueTable(props: QueueListProps) {
  const t = useTranslations("sales");
  return (
    <Table label={t("list")}>
      <thead>
        <tr>
          <th scope="col">
            <span className="vh">{t("columns.select")}</span>
          </th>
          <th scope="col">
            <span className="vh">{t("columns.picture")}</span>
          </th>
          {COLUMNS.map((column) => (
            <th scope="col" key={column}>
              {t(`columns.${column}`)}
            </th>
          ))}
          <th scope="col" className="num">
            {t("columns.sum")}
          </th>
          <th scope="col">{t("columns.age")}</th>
          <th scope="col">{t("columns.due")}</th>
          <th scope="col">{t("columns.seller")}</th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <QueueLine key={row.orderId} row={row} {...props} />
        ))}
      </tbody>
    </Table>
  );
}

function QueueLine({ row, marks, tab, selected, picked, onPick }: QueueListProps & { row: QueueRow }) {
  const t = useTranslations("sales");
  const locale = useLocale();
  const format = useFormat();
  const waited = useWaited();
  const ask = useAsk(tab);
  const mark = marks[row.orderId];
  return (
    <Row look={mark?.look ?? (selected === row.orderId ? "sel" : undefined)}>
      <td>
        <input
          type="checkbox"
          aria-label={t("select", { number: row.number })}
          checked={picked.has(row.orderId)}
          onChange={() => onPick(row.orderId)}
        />
      </td>
      <td className="pic">
        <PieceThumb of={row} picture={row.picture} metalId={row.metalId} finish={row.finish} />
      </td>
      <th scope="row">
        <Link href={deskPath(locale, row, tab)} data-row={row.orderId} prefetch={false}>
          {row.number}
        </Link>
      </th>
      <td>{row.customerName ?? row.customerEmail ?? t("visitor")}</td>
      <td>{mark?.look === "gone" ? mark.words : ask(row)}</td>
      <td className="num">{row.totalMinor === null ? "" : format.money(row.totalMinor)}</td>
      <td>{waited(row.unansweredSince ?? row.statusSince)}</td>
      <td>
        <DueText at={row.dueAt} soonMs={4 * 3_600_000} />
      </td>
      <td className="muted">{row.sellerName}</td>
    </Row>
  );
}
