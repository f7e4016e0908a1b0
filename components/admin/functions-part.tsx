"use client";
import Link from "next/link";
import { useLocale, useTranslations } from "use-intl/react";
import { useSpan } from "#components/sales/use-age.ts";
import { Row, Table } from "#components/ui/table.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import styles from "./admin.module.css";
import { adminPath, type JobsOverview } from "./admin-data.ts";
import type { RunsQuery } from "./run-filters.tsx";

type Apps = Extract<JobsOverview["engine"], { state: "shown" }>["apps"];
type EngineFunction = Apps[number]["functions"][number];

const NUMBERS = ["started", "failed", "active", "queued", "oldest"] as const;

/** The functions of each app: how much they do, how much of it fails, what waits and for how long. */
export function FunctionsPart({ apps, query }: { apps: Apps; query: RunsQuery }) {
  const t = useTranslations("admin.jobs");
  return apps.map((app) => (
    <section key={app.name} className={styles.part}>
      <h2 className="h3">{t("functionsOf", { app: app.name })}</h2>
      <div className="only-d">
        <FunctionTable app={app} query={query} />
      </div>
      <ul className="only-m" aria-label={t("functionsOf", { app: app.name })}>
        {app.functions.map((one) => (
          <FunctionCard key={one.id} one={one} query={query} />
        ))}
      </ul>
    </section>
  ));
}

function FunctionTable({ app, query }: { app: Apps[number]; query: RunsQuery }) {
  const t = useTranslations("admin.jobs");
  const values = useValues();
  return (
    <Table label={t("functionsOf", { app: app.name })}>
      <thead>
        <tr>
          <th scope="col">{t("columns.function")}</th>
          <th scope="col">{t("columns.trigger")}</th>
          {NUMBERS.map((column) => (
            <th key={column} scope="col" className="num">
              {t(`columns.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {app.functions.map((one) => (
          <Row key={one.id} look={one.archived ? "gone" : undefined}>
            <th scope="row">
              <FunctionLink one={one} query={query} />
            </th>
            <td className="mono">{triggerOf(one)}</td>
            {NUMBERS.map((column) => (
              <td key={column} className="num">
                {values(one)[column]}
              </td>
            ))}
          </Row>
        ))}
      </tbody>
    </Table>
  );
}

function FunctionCard({ one, query }: { one: EngineFunction; query: RunsQuery }) {
  const t = useTranslations("admin.jobs");
  const values = useValues()(one);
  return (
    <li className={styles.card}>
      <span className={styles.cardLine}>
        <FunctionLink one={one} query={query} />
      </span>
      <span className="mono muted">{triggerOf(one)}</span>
      <span className="muted">
        {t("card", values)}
        {one.oldestWaitingSeconds === null ? null : t("cardWaits", { oldest: values.oldest })}
      </span>
    </li>
  );
}

function FunctionLink({ one, query }: { one: EngineFunction; query: RunsQuery }) {
  const locale = useLocale() as Locale;
  return (
    <Link
      className={styles.cardLink}
      href={adminPath(locale, "jobs", { ...query, fn: one.id })}
      prefetch={false}
    >
      {one.name}
    </Link>
  );
}

function useValues() {
  const format = useFormat();
  const span = useSpan();
  return (one: EngineFunction): Record<(typeof NUMBERS)[number], string> => ({
    started: format.number(one.lastHour.started),
    failed: format.number(one.lastHour.failed),
    active: format.number(one.activeRuns),
    queued: format.number(one.queued),
    oldest: one.oldestWaitingSeconds === null ? "–" : span(one.oldestWaitingSeconds),
  });
}

const triggerOf = ({ triggers }: EngineFunction) =>
  triggers.map(({ event, cron }) => event ?? cron ?? "").join(", ");
