"use client";
import { useTranslations } from "use-intl/react";
import { numbered, type ShownFinding } from "#components/findings/shown-findings.ts";
import { useFindingWords } from "#components/findings/use-finding-words.ts";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/cx.ts";
import type { ModelFacts } from "#server/queries/shared/model-facts.ts";

type Props = { model: ModelFacts | null; selected: string | null; onShow: (pin: string) => void };

/** Findings as a numbered list: what blocks first. Choosing one turns the opened model there. */
export function FindingList({ model, selected, onShow }: Props) {
  const t = useTranslations("staff.findings");
  const findings = numbered(model?.findings ?? []);
  const blocking = findings.filter(({ severity }) => severity === "blocking").length;
  const heading = !model?.measures
    ? t("unmeasured")
    : findings.length === 0
      ? t("none")
      : t("some", { blocking, other: findings.length - blocking });
  return (
    <section>
      <h2>{heading}</h2>
      {model?.refusal ? <Refused refusal={model.refusal} /> : null}
      <ol>
        {findings.map((finding) => (
          <Finding key={finding.id} finding={finding} isShown={selected === finding.id} onShow={onShow} />
        ))}
      </ol>
    </section>
  );
}

type FindingProps = {
  finding: ShownFinding;
  isShown: boolean;
  onShow: (pin: string) => void;
};

function Finding({ finding, isShown, onShow }: FindingProps) {
  const t = useTranslations("staff.findings");
  const wordsOf = useFindingWords();
  return (
    <li className="find">
      <span className={cx("pin", "inl", finding.severity !== "blocking" && "w")}>{finding.number}</span>
      <p>{wordsOf(finding)}</p>
      {finding.at?.point ? (
        <Button variant="quiet" size="mini" aria-pressed={isShown} onClick={() => onShow(finding.id)}>
          {t("show")}
        </Button>
      ) : null}
    </li>
  );
}

function Refused({ refusal }: { refusal: NonNullable<ModelFacts["refusal"]> }) {
  const t = useTranslations("staff.findings");
  const words = useTranslations("geometry") as unknown as (key: string, values: object) => string;
  return <p className="err">{t("refused", { why: words(refusal.code, refusal.params) })}</p>;
}
