import { useEffect, useRef } from "react";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Form } from "#components/ui/form.tsx";
import { announce } from "#components/ui/live-region.ts";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { ModelRepair, RepairReport } from "#lib/contracts/repair.ts";
import styles from "./configure.module.css";
import type { Choice, ModelStatus } from "./configure-data.ts";
import { RepairChanges } from "./repair-changes.tsx";
import type { RepairComparison } from "./use-comparison.ts";
import { useRepair } from "./use-repair.ts";

type Props = {
  orderId: string;
  model: ModelStatus;
  choice: Choice;
  change: (part: Partial<Choice>) => void;
  ask: () => void;
  comparison: RepairComparison | undefined;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
};

/** What can be repaired of the file, or was: in a list, with the way there and back and both files to download. */
export function RepairSection(props: Props) {
  const t = useTranslations("configure.repair");
  const { model, comparison, selected, onSelect } = props;
  const acts = useRepair(props);
  const { repair } = model;
  const state = repair?.state;
  const before = useRef(state);
  useEffect(() => {
    if (before.current === "asked" && state && state !== "asked") announce(t(`title.${state}`));
    before.current = state;
  }, [state, t]);
  if (!repair) return null;
  return (
    <section aria-labelledby="repair">
      <h2 id="repair">{t(`title.${repair.state}`)}</h2>
      <Told repair={repair} model={model} />
      {comparison ? <RepairChanges comparison={comparison} selected={selected} onSelect={onSelect} /> : null}
      <div className={styles.acts}>
        <Acts repair={repair} model={model} acts={acts} />
      </div>
      {acts.error ? (
        <Note tone="bad" role="status">
          {acts.error}
        </Note>
      ) : null}
    </section>
  );
}

function Told({ repair, model }: { repair: ModelRepair; model: ModelStatus }) {
  const t = useTranslations("configure.repair");
  const { state, offers, report } = repair;
  if (state === "offered")
    return (
      <>
        <ul className={styles.repairs}>
          {offers.map(({ kind }) => (
            <li key={kind}>{t(`offer.${kind}`)}</li>
          ))}
        </ul>
        <p className="small muted">{t("safe")}</p>
      </>
    );
  if (state === "asked") return <p role="status">{t("working")}</p>;
  if (state === "failed" || !report) return <p>{t("failed")}</p>;
  return (
    <>
      <Done report={report} />
      {state === "made" ? (
        <p className="small muted">
          {t(model.modelId === repair.repairedId ? "usingRepaired" : "usingOriginal")}
        </p>
      ) : null}
    </>
  );
}

function Done({ report }: { report: RepairReport }) {
  const t = useTranslations("configure.repair");
  const format = useFormat();
  const leastShown = 0.001;
  const ofLeft = t as unknown as (key: string, values: object) => string;
  return (
    <ul className={styles.repairs}>
      {report.steps.map(({ kind, count, movedMm }) => (
        <li key={kind}>
          {t(`done.${kind}`, { count })}{" "}
          <span className="small muted">
            {movedMm === 0
              ? t("still")
              : t("moved", { by: format.mm(Math.max(leastShown, movedMm), { decimals: 3 }) })}
          </span>
        </li>
      ))}
      {report.left.map(({ kind, count }) => (
        <li key={kind}>{ofLeft(`left.${kind}`, { count })}</li>
      ))}
    </ul>
  );
}

type ActsProps = { repair: ModelRepair; model: ModelStatus; acts: ReturnType<typeof useRepair> };

function Acts({ repair, model, acts }: ActsProps) {
  const t = useTranslations("configure.repair");
  const { state, originalId, repairedId } = repair;
  if (state === "offered" || state === "failed")
    return (
      // A form, so that a press is kept until the code of this part is there.
      <Form onSend={() => void (acts.busy || acts.repair())}>
        <Button type="submit" variant="second" size="sm" busy={acts.busy}>
          {t(state === "failed" ? "again" : "act")}
        </Button>
      </Form>
    );
  if (state !== "made" || !repairedId) return null;
  const use = model.modelId === repairedId ? "original" : "repaired";
  return (
    <>
      <Button variant="second" size="sm" busy={acts.busy} onClick={() => acts.choose(use)}>
        {t(`use.${use}`)}
      </Button>
      <Button variant="quiet" size="sm" onClick={() => acts.download(repairedId)}>
        {t("download.repaired")}
      </Button>
      <Button variant="quiet" size="sm" onClick={() => acts.download(originalId)}>
        {t("download.original")}
      </Button>
    </>
  );
}
