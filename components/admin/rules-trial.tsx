"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { deskPath } from "#components/sales/sales-data.ts";
import { useFormat } from "#components/ui/use-format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { RulesTrial } from "./admin-data.ts";
import styles from "./rules.module.css";

/** What the last quotes would have cost under the draft: before, after, difference. */
export function RulesTrialTable({ trial }: { trial: RulesTrial }) {
  const t = useTranslations("admin.rules");
  const format = useFormat();
  if (trial.length === 0) return <p className="muted">{t("noQuotes")}</p>;
  const priced = trial.filter((row) => row.afterMinor !== null);
  const sum = priced.reduce((total, row) => total + (row.afterMinor ?? 0) - row.beforeMinor, 0);
  return (
    <table className={styles.changes}>
      <thead>
        <tr>
          <th scope="col">{t("columns.order")}</th>
          {(["before", "after", "difference"] as const).map((column) => (
            <th key={column} scope="col" className="num">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {trial.map((row, place) => (
          <TrialLine key={`${row.orderId} ${String(place)}`} row={row} />
        ))}
      </tbody>
      <tfoot>
        <tr>
          <th scope="row" colSpan={3}>
            {t("trialSum", { count: trial.length })}
          </th>
          <td className="num strong">{format.money(sum, { signed: true })}</td>
        </tr>
      </tfoot>
    </table>
  );
}

function TrialLine({ row }: { row: RulesTrial[number] }) {
  const errors = useTranslations("admin.rules.trialError");
  const locale = useLocale() as Locale;
  const format = useFormat();
  const say = errors as unknown as { has: (key: string) => boolean } & ((key: string) => string);
  const { beforeMinor, afterMinor, error } = row;
  return (
    <tr>
      <th scope="row">
        <Link href={deskPath(locale, row)} prefetch={false}>
          {row.number}
        </Link>
      </th>
      <td className="num">{format.money(beforeMinor)}</td>
      {afterMinor === null ? (
        <td colSpan={2} className={styles.refused}>
          {say(error && say.has(error) ? error : "other")}
        </td>
      ) : (
        <>
          <td className="num">{format.money(afterMinor)}</td>
          <td className="num">{format.money(afterMinor - beforeMinor, { signed: true })}</td>
        </>
      )}
    </tr>
  );
}
