"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { addDays } from "#lib/domain/pricing/delivery-promise.ts";
import { getFormat } from "#lib/i18n/format.ts";
import styles from "./landing.module.css";
import type { StepOffset } from "./schedule.ts";
import { useWorkshopDay } from "./use-workshop-day.ts";

/** Six steps with the dates they would have today; without script they count days instead. */
export function Steps({ steps }: { steps: readonly StepOffset[] }) {
  const t = useTranslations("landing.steps");
  const format = getFormat(useLocale());
  const today = useWorkshopDay();
  const when = useStepDays(today);
  return (
    <section className={styles.band}>
      <div className="wrap">
        <h2 className="h2">
          {today ? t("title", { date: format.calendarDay(today, today) }) : t("titlePlain")}
        </h2>
        <ol className={styles.steps}>
          {steps.map((step) => (
            <li key={step.id}>
              <span className={styles.when}>{when(step)}</span>
              <span className={styles.what}>{t(`${step.id}.name`)}</span>
              <span>{t(`${step.id}.text`)}</span>
            </li>
          ))}
        </ol>
      </div>
    </section>
  );
}

function useStepDays(today: string | undefined) {
  const t = useTranslations("landing.steps");
  const format = getFormat(useLocale());
  return ({ from, to }: StepOffset) => {
    if (to === 0) return t("today");
    if (today) return format.dayRange(addDays(today, from), addDays(today, to));
    return from === to ? t("after", { days: from }) : t("between", { from: `${from}`, to });
  };
}
