import { Check } from "lucide-react";
import { useTranslations } from "use-intl/react";
import type { ShownFinding } from "#components/findings/shown-findings.ts";
import { useFindingWords } from "#components/findings/use-finding-words.ts";
import { type PriceOfMetal, useFixWords } from "#components/findings/use-fix-words.ts";
import { Lately } from "#components/ui/lazy-part.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./configure.module.css";
import type { Choice, ModelStatus } from "./configure-data.ts";
import { LazyReplaceFile } from "./lazy-replace-file.ts";
import { PlaceRow } from "./place-row.tsx";

type Props = {
  orderId: string;
  choice: Choice;
  model: ModelStatus;
  /** What the findings stand on; null while nobody has looked. */
  casting: ModelStatus["casting"];
  /** This browser has looked, the server has not yet. */
  isFirstLook: boolean;
  /** Sizes mean nothing yet: the unit is asked for. */
  isUnitOpen: boolean;
  findings: readonly ShownFinding[];
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
  priceOf: PriceOfMetal;
};

/** What the analysis found, as a list with the numbers of the pins; choosing one turns the model there. */
export function FindingsSection(props: Props) {
  const { orderId, choice, model, casting, isFirstLook, isUnitOpen, findings, selected, onSelect, priceOf } =
    props;
  const t = useTranslations("configure.findings");
  if (model.analysis.state === "refused" || model.analysis.state === "failed" || model.state === "lost")
    return null;
  const blocking = findings.filter(({ severity }) => severity === "blocking").length;
  // a text that does not fit is shortened in its field, not in the file
  const isForFile = findings.some(
    ({ severity, rule }) => severity === "blocking" && !rule.startsWith("ENGRAVING_"),
  );
  const title =
    findings.length > 0 ? t("title", { count: findings.length, blocking }) : t(casting ? "none" : "heading");
  return (
    <section aria-labelledby="findings">
      <h2 id="findings">{title}</h2>
      {findings.length === 0 ? (
        <NoFindings casting={casting} isShapeOnly={isFirstLook || isUnitOpen} />
      ) : null}
      {isFirstLook ? <p className={`small muted ${styles.first}`}>{t("firstLook")}</p> : null}
      {isUnitOpen ? <p className={`small muted ${styles.first}`}>{t("unitFirst")}</p> : null}
      <ol>
        {findings.map((finding) => (
          <FindingRow
            key={finding.id}
            finding={finding}
            isShown={finding.id === selected}
            onSelect={onSelect}
            priceOf={priceOf}
          />
        ))}
      </ol>
      {isForFile ? (
        <p className={styles.acts}>
          <Lately>
            <LazyReplaceFile orderId={orderId} choice={choice} label={t("again")} />
          </Lately>
        </p>
      ) : null}
    </section>
  );
}

function NoFindings({ casting, isShapeOnly }: Pick<Props, "casting"> & { isShapeOnly: boolean }) {
  const t = useTranslations("configure.findings");
  const format = useFormat();
  if (!casting) return <p className="small muted">{t("waiting")}</p>;
  const triangles = format.number(casting.triangles);
  const thinnest = casting.thickness?.minMm;
  return (
    <p className={`small muted ${styles.fine}`}>
      <Check className="ic ic-16" />
      {isShapeOnly
        ? t("noneFirst", { triangles })
        : thinnest
          ? t("noneBody", { triangles, thinnest: format.mm(thinnest) })
          : t("noneThick", { triangles })}
    </p>
  );
}

type RowProps = { finding: ShownFinding; isShown: boolean } & Pick<Props, "onSelect" | "priceOf">;

function FindingRow({ finding, isShown, onSelect, priceOf }: RowProps) {
  const t = useTranslations("configure.findings");
  const wordsOf = useFindingWords();
  const fixes = useFixWords(priceOf)(finding);
  const { id, number, severity, rule, at } = finding;
  return (
    <PlaceRow
      number={number}
      isBlocking={severity === "blocking"}
      title={wordsOf(finding)}
      isShown={isShown}
      onShow={at?.point ? (shown) => onSelect(shown ? id : undefined) : null}
    >
      <p className="facts small muted">
        {[t(`severity.${severity}`), ...(fixes.length > 0 ? fixes : [t(`fix.${rule}`)])].join(" ")}
      </p>
    </PlaceRow>
  );
}
