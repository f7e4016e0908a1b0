import { Suspense } from "react";
import { useTranslations } from "use-intl/react";
import { lazyPart } from "#components/ui/lazy-part.tsx";
import { SegmentedControl } from "#components/ui/segmented-control.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { isUnitInDoubt } from "#lib/domain/units.ts";
import styles from "./configure.module.css";
import type { Choice, Unit } from "./configure-data.ts";
import { type KnownModel, ringUnder, sidesUnder } from "./known-model.ts";
import { UNITS } from "./units-shown.ts";
import { useRingWords } from "./use-ring-words.ts";

/** Few files ask it. Its fields are the page's: news must not wait for its code. */
const UnitQuestion = lazyPart(() => import("./unit-question.tsx").then((part) => part.UnitQuestion));

type Props = { known: KnownModel | null; choice: Choice; change: (part: Partial<Choice>) => void };

/** How large the piece is and in which unit it is drawn; asked outright where the file leaves a doubt. */
export function UnitSection({ known, choice, change }: Props) {
  const t = useTranslations("configure.unit");
  return (
    <section className={styles.unit} aria-labelledby="unit">
      <h2 className="vh" id="unit">
        {t("title")}
      </h2>
      {known === null ? (
        <p className="muted">{t("waiting")}</p>
      ) : isUnitInDoubt(known.unit) ? (
        <Suspense>
          <UnitQuestion known={known} choice={choice} change={change} />
        </Suspense>
      ) : (
        <UnitTold known={known} choice={choice} change={change} />
      )}
    </section>
  );
}

function UnitTold({ known, choice, change }: Props & { known: KnownModel }) {
  const t = useTranslations("configure.unit");
  const format = useFormat();
  const ringWords = useRingWords();
  const ring = ringUnder(known, choice.unit);
  const own = unitOf(known);
  return (
    <>
      <p>
        <span className="strong">
          {ring === null
            ? format.box(sidesUnder(known, choice.unit))
            : t("inside", { size: ringWords(ring) })}
        </span>
        <span className="small muted blk">{useSource(known, choice.unit)}</span>
      </p>
      <SegmentedControl<Unit | "other">
        name="unit"
        legend={t("legend")}
        small
        value={choice.unit ?? own ?? "other"}
        onChange={(unit) => change({ unit: unit === "other" ? null : unit })}
        choices={UNITS.map((value) => ({ value, label: t(`short.${value}`) }))}
      />
    </>
  );
}

/** The unit the measures are under, when it is one that people choose. */
function unitOf({ unit }: KnownModel): Unit | null {
  if (unit.source !== "declared") return "mm";
  return UNITS.find((value) => value === unit.declared) ?? null;
}

function useSource(known: KnownModel, chosen: Unit | null): string {
  const t = useTranslations("configure.unit");
  const format = useFormat();
  const { declared, source, guess, confidence } = known.unit;
  if (chosen && chosen !== unitOf(known)) return t("chosen", { unit: t(`name.${chosen}`) });
  if (source === "declared" && declared) return t("declared", { unit: t(`name.${declared as Unit}`) });
  // "100 %" would claim more than a guess from size can.
  const percent = format.percent(Math.min(99, Math.floor(confidence * 100)));
  return t("sure", { unit: t(`name.${guess}`), percent });
}
