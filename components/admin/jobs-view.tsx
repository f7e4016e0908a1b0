"use client";
import { useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { Note } from "#components/ui/note.tsx";
import styles from "./admin.module.css";
import type { JobsOverview, RunPage } from "./admin-data.ts";
import { AdminHead } from "./admin-head.tsx";
import { EffectsPart } from "./effects-part.tsx";
import { FunctionsPart } from "./functions-part.tsx";
import { RunSearch, type RunsQuery } from "./run-filters.tsx";
import { RunsPart } from "./runs-part.tsx";
import { usePolled } from "./use-polled.ts";

type Props = { data: JobsOverview; runs: RunPage; query: RunsQuery };

const EVERY_MS = 3_000;

/** What the jobs do: functions and runs where the engine shows them, promised effects in any case. */
export function JobsView({ data, runs, query }: Props) {
  const t = useTranslations("admin.jobs");
  const { answer, isLost } = usePolled(data, () => api.jobs.overview.query(), EVERY_MS);
  const { engine, effects } = answer;
  return (
    <>
      <AdminHead
        section="jobs"
        answer={engine.state === "shown" ? <Summary engine={engine} /> : null}
        checkedAt={answer.checkedAt}
        isLost={isLost}
      >
        {engine.state === "shown" ? <RunSearch query={query} /> : null}
      </AdminHead>
      {engine.state === "elsewhere" ? (
        <div className={styles.bodyNote}>
          <Note
            title={t("elsewhere")}
            actions={
              <ButtonLink variant="second" href={engine.url} target="_blank" rel="noreferrer">
                {t("goElsewhere")}
              </ButtonLink>
            }
          >
            {t("elsewhereBody")}
          </Note>
        </div>
      ) : null}
      {engine.state === "silent" ? (
        <div className={styles.bodyNote}>
          <Note tone="bad" title={t("silent")} role="status">
            {t("silentBody")}
          </Note>
        </div>
      ) : null}
      {engine.state === "shown" ? (
        <>
          <RunsPart first={runs} query={query} functions={engine.apps.flatMap((app) => app.functions)} />
          <FunctionsPart apps={engine.apps} query={query} />
        </>
      ) : null}
      <EffectsPart effects={effects} />
    </>
  );
}

function Summary({ engine }: { engine: Extract<JobsOverview["engine"], { state: "shown" }> }) {
  const t = useTranslations("admin.jobs");
  const functions = engine.apps.flatMap((app) => app.functions);
  const sum = (of: (one: (typeof functions)[number]) => number) =>
    functions.reduce((total, one) => total + of(one), 0);
  return (
    <span className="strong">
      {t("summary", { active: sum((one) => one.activeRuns), failed: sum((one) => one.lastHour.failed) })}
    </span>
  );
}
