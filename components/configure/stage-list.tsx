import type { CSSProperties } from "react";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./configure.module.css";
import type { Stage } from "./stages.ts";

/** The four parts of the way to a price, each with a line that fills. */
export function StageList({ stages }: { stages: readonly Stage[] }) {
  const t = useTranslations("configure.stages");
  const current = stages.find(({ state }) => state === "now");
  return (
    <ol className={styles.stages} aria-label={t("label")}>
      {stages.map((stage) => (
        <li
          key={stage.id}
          className={styles[stage.state]}
          style={{ "--p": `${(stage.share ?? 0.5) * 100}%` } as CSSProperties}
          aria-current={stage === current ? "step" : undefined}
        >
          <StageWords stage={stage} />
        </li>
      ))}
    </ol>
  );
}

function StageWords({ stage: { id, state, share } }: { stage: Stage }) {
  const t = useTranslations("configure.stages");
  const format = useFormat();
  if (id === "priced") return t("priced");
  if (id === "stored") {
    if (state === "bad") return t("storedBad");
    if (state === "done") return t("storedDone");
    if (share === null) return t("storedNow");
    return (
      <>
        <span className="only-d">{t("storedNow")} </span>
        {format.percent(Math.floor(share * 100))}
      </>
    );
  }
  const ends = { done: "Done", now: "Now", next: "Next", bad: "Bad" } as const;
  return t(`${id}${ends[state]}`);
}
