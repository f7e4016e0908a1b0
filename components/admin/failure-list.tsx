"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { deskPath } from "#components/sales/sales-data.ts";
import { Button } from "#components/ui/button.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import styles from "./admin.module.css";
import { adminPath, type FailureRow } from "./admin-data.ts";
import { isLate, useCauseWords } from "./use-cause-words.ts";
import { useOwnerWords } from "./use-owner-words.ts";

type Acts = { onRetry: (failure: FailureRow) => void; onDismiss: (failure: FailureRow) => void };
export type FailureListProps = Acts & {
  rows: readonly FailureRow[];
  selected: string | null;
  /** Whether the reader may see the runs of an order. */
  seesJobs: boolean;
};

const COLUMNS = ["kind", "cause", "order", "owner"] as const;

/** The inbox as a table. */
export function FailureTable(props: FailureListProps) {
  const t = useTranslations("admin.failures");
  return (
    <Table label={t("list")}>
      <thead>
        <tr>
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`columns.${column}`)}
            </th>
          ))}
          <th scope="col" className="num">
            {t("columns.attempts")}
          </th>
          <th scope="col">{t("columns.first")}</th>
          <th scope="col">{t("columns.last")}</th>
          <th scope="col">
            <span className="vh">{t("columns.acts")}</span>
          </th>
        </tr>
      </thead>
      <tbody>
        {props.rows.map((row) => (
          <FailureLine key={row.id} row={row} {...props} />
        ))}
      </tbody>
    </Table>
  );
}

function FailureLine({ row, selected, ...acts }: FailureListProps & { row: FailureRow }) {
  const kind = useTranslations("admin.failures.kind");
  const causeOf = useCauseWords();
  const owner = useOwnerWords();
  const format = useFormat();
  return (
    <Row look={selected === row.id ? "sel" : undefined}>
      <th scope="row">{kind(row.kind as "order")}</th>
      <td className="wide">
        {causeOf(row)}
        {isLate(row) ? null : <span className="blk small muted">{row.cause}</span>}
      </td>
      <td>
        <OrderLink row={row} seesJobs={acts.seesJobs} />
      </td>
      <td>{owner(row.ownerRole)}</td>
      <td className="num">{format.number(row.attempts)}</td>
      <td>
        <DateText at={row.firstSeenAt} form="staff" />
      </td>
      <td>
        <DateText at={row.lastSeenAt} form="staff" />
      </td>
      <td>
        <FailureActs row={row} {...acts} />
      </td>
    </Row>
  );
}

/** The inbox as cards of three lines, for a phone. */
export function FailureCards({ rows, selected: _, ...acts }: FailureListProps) {
  const t = useTranslations("admin.failures");
  const kind = useTranslations("admin.failures.kind");
  const causeOf = useCauseWords();
  const owner = useOwnerWords();
  return (
    <ul aria-label={t("list")}>
      {rows.map((row) => (
        <li key={row.id} className={styles.card}>
          <span className={styles.cardLine}>
            <span className="strong">{kind(row.kind as "order")}</span>
            <OrderLink row={row} seesJobs={acts.seesJobs} />
          </span>
          <span>{causeOf(row)}</span>
          <span className={`${styles.cardLine} muted`}>
            <span>
              {owner(row.ownerRole)}, {t("attempts", { count: row.attempts })}
            </span>
            <DateText at={row.lastSeenAt} form="staff" />
          </span>
          <FailureActs row={row} {...acts} />
        </li>
      ))}
    </ul>
  );
}

function OrderLink({ row, seesJobs }: { row: FailureRow; seesJobs: boolean }) {
  const t = useTranslations("admin.failures");
  const locale = useLocale() as Locale;
  const { customerId, orderId, number } = row;
  if (!customerId || !orderId || !number) return null;
  return (
    <>
      <Link href={deskPath(locale, { customerId, orderId })} prefetch={false}>
        {number}
      </Link>
      {seesJobs ? (
        <>
          {" "}
          <Link
            className="small"
            href={adminPath(locale, "jobs", { q: number })}
            aria-label={t("runsOf", { number })}
            prefetch={false}
          >
            {t("runs")}
          </Link>
        </>
      ) : null}
    </>
  );
}

function FailureActs({ row, onRetry, onDismiss }: Acts & { row: FailureRow }) {
  const t = useTranslations("admin.failures");
  const named = { number: row.number ?? row.cause };
  return (
    <span className={styles.acts}>
      {row.canRetry ? (
        <Button
          variant="second"
          size="mini"
          data-row={row.id}
          aria-label={t("retryOf", named)}
          onClick={() => onRetry(row)}
        >
          {t("retry")}
        </Button>
      ) : null}
      <Button
        variant="quiet"
        size="mini"
        data-row={row.canRetry ? undefined : row.id}
        aria-label={t("dismissOf", named)}
        onClick={() => onDismiss(row)}
      >
        {t("dismiss")}
      </Button>
    </span>
  );
}
