import { useMemo } from "react";
import styles from "./configure.module.css";
import type { ModelStatus, Terms } from "./configure-data.ts";
import { EngravingField } from "./engraving-field.tsx";
import { FinishChoice } from "./finish-choice.tsx";
import { cleanChoice } from "./kept-choice.ts";
import { type KnownModel, ringUnder } from "./known-model.ts";
import { MetalChoice } from "./metal-choice.tsx";
import { NoteField } from "./note-field.tsx";
import type { OptionProps } from "./option-props.ts";
import { variationsOf } from "./piece-price.ts";
import { QuantityField } from "./quantity-field.tsx";
import { RingField } from "./ring-field.tsx";
import { ringScales } from "./ring-sizes.ts";

type Props = Omit<OptionProps, "variations"> & {
  known: KnownModel | null;
  casting: ModelStatus["casting"];
  terms: Terms;
};

/** Everything that is chosen about the piece, each option with what it would change. */
export function OptionsForm({ known, casting, terms, choice, change, price }: Props) {
  const ringMm = known && ringUnder(known, choice.unit);
  const variations = useMemo(
    () => variationsOf(known, cleanChoice(choice), terms, ringMm === null ? [] : ringScales(ringMm)),
    [known, choice, terms, ringMm],
  );
  const options = { choice, change, price, variations };
  return (
    <>
      <MetalChoice {...options} casting={casting} terms={terms} />
      <FinishChoice {...options} />
      <div className={styles.two}>
        <RingField {...options} ringMm={ringMm} />
        <QuantityField {...options} most={terms.rules.pricing.maxQuantity} />
      </div>
      <EngravingField {...options} terms={terms} isRing={ringMm !== null} />
      <NoteField choice={choice} change={change} />
    </>
  );
}
