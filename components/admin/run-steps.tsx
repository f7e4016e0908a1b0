"use client";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Chip } from "#components/ui/chip.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import type { Tone } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./admin.module.css";
import type { RunStep, RunTry, RunView } from "./admin-data.ts";
import jobs from "./jobs.module.css";
import { useTook } from "./run-list.tsx";
import { ShownValue } from "./run-values.tsx";

type Props = { run: RunView; onAgain: ((step: RunStep) => void) | null };

const TONES: Record<RunStep["state"], Tone> = { done: "ok", failed: "bad", waiting: "info" };

/** Steps in the order they ended, each with its result and the tries that failed. */
export function RunSteps({ run, onAgain }: Props) {
  const t = useTranslations("admin.jobs");
  if (run.steps.length === 0 && run.tries.length === 0)
    return <p className={`${styles.bodyNote} muted`}>{t("noSteps")}</p>;
  return (
    <ol className={jobs.steps} aria-label={t("steps")}>
      {run.steps.map((step) => (
        <Step key={step.id} step={step} onAgain={onAgain} />
      ))}
      {run.tries.length > 0 ? (
        <li>
          <span className={jobs.step}>
            <span className="strong">{t("ofFunction")}</span>
          </span>
          <Tries tries={run.tries} />
        </li>
      ) : null}
    </ol>
  );
}

function Step({ step, onAgain }: { step: RunStep; onAgain: Props["onAgain"] }) {
  const t = useTranslations("admin.jobs");
  const took = useTook()({ createdAt: step.startedAt, endedAt: step.endedAt });
  return (
    <li>
      <span className={jobs.step}>
        <span className="strong">{step.name}</span>
        <Chip tone={TONES[step.state]}>{t(`step.${step.state}`)}</Chip>
        <span className="muted">
          <DateText at={step.startedAt} form="staff" /> {took}
        </span>
        {step.attempts > 1 ? <span className="muted">{t("attempts", { count: step.attempts })}</span> : null}
      </span>
      {onAgain && step.state !== "waiting" ? (
        <Button
          variant="quiet"
          size="mini"
          aria-label={t("replayFromOf", { step: step.name })}
          onClick={() => onAgain(step)}
        >
          {t("replayFrom")}
        </Button>
      ) : null}
      <Tries tries={step.tries} />
      {step.output ? (
        <ShownValue value={step.output} label={step.state === "failed" ? t("error") : t("output")} />
      ) : null}
    </li>
  );
}

function Tries({ tries }: { tries: readonly RunTry[] }) {
  const t = useTranslations("admin.jobs");
  const format = useFormat();
  if (tries.length === 0) return null;
  return (
    <ul className={`${jobs.more} ${jobs.tries} small`}>
      {tries.map((one) => (
        <li key={`${one.attempt} ${one.at}`}>
          {t("attempt", { n: format.number(one.attempt) })}, <DateText at={one.at} form="staff" />
          {one.tookMs === null ? null : `, ${t("ms", { ms: format.number(one.tookMs) })}`}: {one.error}
        </li>
      ))}
    </ul>
  );
}
