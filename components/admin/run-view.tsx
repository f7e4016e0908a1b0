"use client";
import Link from "next/link";
import { type ReactNode, useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { Button } from "#components/ui/button.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import styles from "./admin.module.css";
import { adminPath, type RunView as Run, type RunStep } from "./admin-data.ts";
import { AdminHead } from "./admin-head.tsx";
import jobs from "./jobs.module.css";
import { RunChip } from "./run-chip.tsx";
import { type RunAct, RunDialog } from "./run-dialog.tsx";
import type { RunsQuery } from "./run-filters.tsx";
import { RunOrderLink, useTook } from "./run-list.tsx";
import { RunSteps } from "./run-steps.tsx";
import { RunValues } from "./run-values.tsx";
import { usePolled } from "./use-polled.ts";

const EVERY_MS = 2_000;

/** One run: what it is about, its steps in order, and the three things one may do about it. */
export function RunView({ data, query }: { data: Run; query: RunsQuery }) {
  const t = useTranslations("admin.jobs");
  const locale = useLocale() as Locale;
  const { id } = data;
  const { answer, isLost, refresh } = usePolled(data, () => api.jobs.run.query({ runId: id }), EVERY_MS);
  const [asked, setAsked] = useState<RunAct | null>(null);
  const again = (step: RunStep) => setAsked({ move: "replay", step });
  return (
    <>
      <AdminHead section="jobs" answer={answer.functionId} checkedAt={answer.checkedAt} isLost={isLost}>
        <RunActs run={answer} onAct={setAsked} />
      </AdminHead>
      <p className={styles.bodyNote}>
        <Link href={adminPath(locale, "jobs", query)}>{t("back")}</Link>
      </p>
      <RunFacts run={answer} />
      <section className={styles.part}>
        <h2 className="h3">{t("steps")}</h2>
        <RunSteps run={answer} onAgain={answer.endedAt ? again : null} />
      </section>
      <RunValues run={answer} />
      {asked ? (
        <RunDialog
          key={`${asked.move} ${asked.step?.id}`}
          run={answer}
          act={asked}
          onClose={() => setAsked(null)}
          onDone={() => {
            setAsked(null);
            refresh();
          }}
        />
      ) : null}
    </>
  );
}

function RunActs({ run, onAct }: { run: Run; onAct: (act: RunAct) => void }) {
  const t = useTranslations("admin.jobs");
  if (!run.endedAt)
    return (
      <span className={jobs.acts}>
        <Button variant="second" onClick={() => onAct({ move: "cancel" })}>
          {t("cancel")}
        </Button>
      </span>
    );
  return (
    <span className={jobs.acts}>
      {run.status === "Completed" ? null : (
        <Button variant="second" onClick={() => onAct({ move: "retry" })}>
          {t("retry")}
        </Button>
      )}
      <Button variant="quiet" onClick={() => onAct({ move: "replay" })}>
        {t("replayAll")}
      </Button>
    </span>
  );
}

function RunFacts({ run }: { run: Run }) {
  const t = useTranslations("admin.jobs");
  const locale = useLocale() as Locale;
  const format = useFormat();
  const took = useTook()(run);
  const linked = (id: string) => <Link href={adminPath(locale, "jobs", { run: id })}>{id}</Link>;
  const origin = run.originRun ?? run.parentRun;
  return (
    <dl className={jobs.state}>
      <dt>{t("columns.state")}</dt>
      <dd>
        <RunChip status={run.status} /> {took}
      </dd>
      <dt>{t("started")}</dt>
      <dd>
        <DateText at={run.createdAt} form="staff" />, <span className="mono">{run.eventName}</span>
      </dd>
      {run.order ? (
        <>
          <dt>{t("columns.order")}</dt>
          <dd>
            <RunOrderLink run={run} />
          </dd>
        </>
      ) : null}
      {run.next[0] ? (
        <>
          <dt>{t("next")}</dt>
          <dd>
            {run.next[0].underWay ? t("underWay") : <DateText at={run.next[0].at} form="staff" />}
            {run.next[0].attempt > 0
              ? `, ${t("attempt", { n: format.number(run.next[0].attempt + 1) })}`
              : null}
          </dd>
        </>
      ) : null}
      {origin ? (
        <>
          <dt>{run.originRun ? t("originOf") : t("parentOf")}</dt>
          <dd className="mono">{linked(origin)}</dd>
        </>
      ) : null}
      {run.related.map(({ id, relation, status }) => (
        <RelatedRun key={id} relation={relation} status={status}>
          {linked(id)}
        </RelatedRun>
      ))}
    </dl>
  );
}

type Related = { relation: string; status: Run["status"]; children: ReactNode };

function RelatedRun({ relation, status, children }: Related) {
  const t = useTranslations("admin.jobs");
  return (
    <>
      <dt>{relation === "invoked" ? t("invoked") : t("rerun")}</dt>
      <dd className="mono">
        {children} <RunChip status={status} />
      </dd>
    </>
  );
}
