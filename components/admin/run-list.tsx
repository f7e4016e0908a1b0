"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { deskPath } from "#components/sales/sales-data.ts";
import { useSpan } from "#components/sales/use-age.ts";
import { DateText } from "#components/ui/date-text.tsx";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import styles from "./admin.module.css";
import type { RunRow } from "./admin-data.ts";
import { RunChip } from "./run-chip.tsx";

type Props = { rows: readonly RunRow[]; selected: string | null; hrefOf: (runId: string) => string };

const COLUMNS = ["at", "function", "order", "state", "took"] as const;

/** Runs as a table. */
export function RunTable({ rows, selected, hrefOf }: Props) {
  const t = useTranslations("admin.jobs");
  const took = useTook();
  return (
    <Table label={t("runs")}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col" className={column === "took" ? "num" : undefined}>
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((run) => (
          <Row key={run.id} look={selected === run.id ? "sel" : undefined}>
            <td>
              <DateText at={run.createdAt} form="staff" />
            </td>
            <th scope="row" className="wide">
              <Link href={hrefOf(run.id)} data-row={run.id} prefetch={false}>
                {run.functionId}
              </Link>
              {run.isRerun ? <span className="muted"> {t("again")}</span> : null}
              {run.error ? <span className="blk small muted">{run.error}</span> : null}
            </th>
            <td>
              <RunOrderLink run={run} />
            </td>
            <td>
              <RunChip status={run.status} />
            </td>
            <td className="num">{took(run)}</td>
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

/** Runs as cards, for a phone. */
export function RunCards({ rows, hrefOf }: Props) {
  const t = useTranslations("admin.jobs");
  const took = useTook();
  return (
    <ul aria-label={t("runs")}>
      {rows.map((run) => (
        <li key={run.id} className={styles.card}>
          <span className={styles.cardLine}>
            <Link className={styles.cardLink} href={hrefOf(run.id)} prefetch={false}>
              {run.functionId}
            </Link>
            <RunChip status={run.status} />
          </span>
          {run.error ? <span>{run.error}</span> : null}
          <span className={`${styles.cardLine} muted`}>
            <span>
              <DateText at={run.createdAt} form="staff" /> {took(run)}
            </span>
            <RunOrderLink run={run} />
          </span>
        </li>
      ))}
    </ul>
  );
}

/** The order that a run is about, on the sales desk. */
export function RunOrderLink({ run: { order } }: { run: Pick<RunRow, "order"> }) {
  const locale = useLocale() as Locale;
  if (!order) return null;
  return (
    <Link href={deskPath(locale, order)} prefetch={false}>
      {order.number}
    </Link>
  );
}

/** How long something took, to the tenth of a second; nothing while it goes on. */
export function useTook() {
  const t = useTranslations("admin.jobs");
  const format = useFormat();
  const span = useSpan();
  return ({ createdAt, endedAt }: { createdAt: string; endedAt: string | null }) => {
    if (!endedAt) return "";
    const ms = Math.max(0, Date.parse(endedAt) - Date.parse(createdAt));
    return ms < 10_000 ? t("ms", { ms: format.number(ms) }) : span(ms / 1000);
  };
}
