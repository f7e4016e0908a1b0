import { useEffect, useRef, useState } from "react";
import { useTranslations } from "use-intl/react";
import { findingsUnder } from "#components/findings/shown-findings.ts";
import { Button } from "#components/ui/button.tsx";
import { OptionRow } from "#components/ui/option-row.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { metalLooks } from "#lib/domain/metal-looks.ts";
import { METAL_IDS, type MetalId } from "#lib/domain/metals.ts";
import styles from "./configure.module.css";
import type { ModelStatus, Terms } from "./configure-data.ts";
import type { OptionProps } from "./option-props.ts";
import { freshPrice } from "./piece-price.ts";
import { useDifference } from "./use-difference.ts";

/** The four that most people choose; the others are one press away. */
const FIRST: readonly MetalId[] = ["gold_585_yellow", "gold_585_rose", "gold_750_yellow", "silver_925"];
const REST = METAL_IDS.filter((id) => !FIRST.includes(id));

type Props = OptionProps & { casting: ModelStatus["casting"]; terms: Terms };

/** The metal, each with what it would change before it is chosen. */
export function MetalChoice(props: Props) {
  const t = useTranslations("configure.metal");
  const [opened, setOpened] = useState(false);
  const rest = useRef<HTMLDivElement>(null);
  // The button is gone when pressed: focus goes to what it brought.
  useEffect(() => {
    if (opened) rest.current?.querySelector<HTMLInputElement>(`[value="${REST[0]}"]`)?.focus();
  }, [opened]);
  const isOpen = opened || REST.includes(props.choice.metalId);
  return (
    <section>
      <fieldset>
        <legend className={styles.legend}>{t("title")}</legend>
        <div className={styles.metals} ref={rest}>
          {[...FIRST, ...(isOpen ? REST : [])].map((id) => (
            <MetalOption key={id} id={id} {...props} />
          ))}
        </div>
      </fieldset>
      {isOpen ? null : (
        <Button variant="quiet" size="sm" className={styles.more} onClick={() => setOpened(true)}>
          {t("more", { count: REST.length })}
        </Button>
      )}
    </section>
  );
}

function MetalOption({ id, ...props }: Props & { id: MetalId }) {
  const price = useTranslations("price.metals");
  const { choice, change } = props;
  return (
    <OptionRow
      name="metal"
      value={id}
      label={price(id)}
      difference={useConsequence(id, props)}
      swatch={metalLooks[id].color}
      checked={choice.metalId === id}
      onChoose={() => change({ metalId: id })}
    />
  );
}

/** What stands under a metal: the mass when chosen, else the difference; the price of a gram before it is known. */
function useConsequence(id: MetalId, props: Props): string {
  const { choice, price, variations, terms, casting } = props;
  const t = useTranslations("configure.metal");
  const format = useFormat();
  const difference = useDifference({ price, variations });
  const fresh = freshPrice(terms, id);
  if (!fresh) return t("stale");
  if (choice.metalId === id && price.kind !== "none")
    return t("chosen", { weight: format.grams(price.weightG) });
  const known = difference({ kind: "metal", metalId: id });
  const needed = thickerFor(casting, id, props);
  if (known && needed) return t("thicker", { difference: known, limit: format.mm(needed) });
  return known ?? t("perGram", { price: format.money(fresh.minorPerGram) });
}

/** The least wall this metal needs where the model is thinner, mm; null where it can be cast as it is. */
function thickerFor(casting: Props["casting"], metalId: MetalId, { choice, terms }: Props): number | null {
  const found = findingsUnder(casting, { ...choice, metalId }, terms.rules);
  const wall = found.find(({ rule }) => rule === "WALL_TOO_THIN" || rule === "WIRE_TOO_THIN");
  return wall?.limit ?? null;
}
