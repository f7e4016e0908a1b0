import { useTranslations } from "use-intl/react";
import { Radio } from "#components/ui/radio.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./configure.module.css";
import type { Choice, Unit } from "./configure-data.ts";
import { type KnownModel, sidesUnder } from "./known-model.ts";
import { sizeVerdict, UNITS } from "./units-shown.ts";

type Props = { known: KnownModel; choice: Choice; change: (part: Partial<Choice>) => void };

/** The file has no unit and its size does not tell: asked with the size each unit would give, the likeliest first. */
export function UnitQuestion({ known, choice, change }: Props) {
  const t = useTranslations("configure.unit");
  const format = useFormat();
  const { guess, confidence } = known.unit;
  const other: Unit = guess === "mm" ? "in" : "mm";
  const longest = (unit: Unit) => Math.max(...sidesUnder(known, unit));
  const size = (unit: Unit) => format.mm(longest(unit));
  const order = [guess, other, ...UNITS.filter((unit) => unit !== guess && unit !== other)];
  const hint = (unit: Unit) => {
    if (unit === guess) return t("likely", { percent: format.percent(Math.floor(confidence * 100)) });
    const verdict = sizeVerdict(longest(unit));
    return verdict && t(verdict);
  };
  const question = t("question", {
    first: t(`within.${guess}`),
    firstSize: size(guess),
    second: t(`within.${other}`),
    secondSize: size(other),
  });
  return (
    <fieldset className={styles.question}>
      <legend className="strong">{question}</legend>
      <div className={styles.units}>
        {order.map((unit) => (
          <label key={unit} className={styles.tile}>
            <Radio
              name="unit"
              value={unit}
              checked={choice.unit === unit}
              onChoose={() => change({ unit })}
            />
            <span className="strong">
              {t(`name.${unit}`)}: {size(unit)}
            </span>
            <span className="small muted">{hint(unit)}</span>
          </label>
        ))}
      </div>
    </fieldset>
  );
}
