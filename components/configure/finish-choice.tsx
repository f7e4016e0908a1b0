import { useTranslations } from "use-intl/react";
import { Radio } from "#components/ui/radio.tsx";
import { FINISHES } from "#lib/domain/pricing/quote-inputs.ts";
import styles from "./configure.module.css";
import type { OptionProps } from "./option-props.ts";
import { useDifference } from "./use-difference.ts";

/** The surface of the piece, each with what it would change. */
export function FinishChoice({ choice, change, price, variations }: OptionProps) {
  const t = useTranslations("configure.finish");
  const words = useTranslations("price.finishes");
  const difference = useDifference({ price, variations });
  return (
    <section>
      <fieldset>
        <legend className={styles.legend}>{t("title")}</legend>
        <div className={styles.finishes}>
          {FINISHES.map((finish) => (
            <label key={finish} className={styles.tile}>
              <Radio
                name="finish"
                value={finish}
                checked={choice.finish === finish}
                onChoose={() => change({ finish })}
              />
              <span>{words(finish)}</span>
              <span className="small muted">
                {choice.finish === finish ? t("chosen") : difference({ kind: "finish", finish })}
              </span>
            </label>
          ))}
        </div>
      </fieldset>
    </section>
  );
}
