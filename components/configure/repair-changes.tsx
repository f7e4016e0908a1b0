import { useTranslations } from "use-intl/react";
import { useChangeWords } from "#components/model/change-pins.ts";
import { Button } from "#components/ui/button.tsx";
import styles from "./configure.module.css";
import { PlaceRow } from "./place-row.tsx";
import type { RepairComparison } from "./use-comparison.ts";

type Props = {
  comparison: RepairComparison;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
};

/** What a repair changed, place by place: the same that the viewer colours and pins. */
export function RepairChanges({ comparison, selected, onSelect }: Props) {
  const t = useTranslations("configure.repair.changes");
  const wordsOf = useChangeWords();
  const { view, own, onView, places } = comparison;
  const isShown = view === "changes";
  return (
    <>
      <p className={styles.acts}>
        <Button
          variant="second"
          size="sm"
          aria-pressed={isShown}
          onClick={() => onView(isShown ? own : "changes")}
        >
          {t(isShown ? "hide" : "show")}
        </Button>
      </p>
      {isShown ? (
        <div role="status">
          <p className={`small muted ${styles.first}`}>{placesWords(t, places)}</p>
        </div>
      ) : null}
      {isShown && places ? (
        <ol>
          {places.map((place) => (
            <PlaceRow
              key={place.id}
              number={place.number}
              title={wordsOf(place)}
              isShown={place.id === selected}
              onShow={(shown) => onSelect(shown ? place.id : undefined)}
            />
          ))}
        </ol>
      ) : null}
    </>
  );
}

function placesWords(
  t: ReturnType<typeof useTranslations<"configure.repair.changes">>,
  places: Props["comparison"]["places"],
) {
  if (places === undefined) return t("comparing");
  return places === null ? t("tooLarge") : t("places", { count: places.length });
}
