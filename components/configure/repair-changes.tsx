import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { cx } from "#components/ui/cx.ts";
import styles from "./configure.module.css";
import { type RepairComparison, type ShownChange, useChangeWords } from "./use-comparison.ts";

type Props = {
  comparison: RepairComparison;
  selected: string | undefined;
  onSelect: (id: string | undefined) => void;
};

/** What a repair changed, place by place: the same that the viewer colours and pins. */
export function RepairChanges({ comparison, selected, onSelect }: Props) {
  const t = useTranslations("configure.repair.changes");
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
            <ChangeRow key={place.id} place={place} isShown={place.id === selected} onSelect={onSelect} />
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

type RowProps = { place: ShownChange; isShown: boolean; onSelect: Props["onSelect"] };

function ChangeRow({ place, isShown, onSelect }: RowProps) {
  const t = useTranslations("configure.findings");
  const wordsOf = useChangeWords();
  const { id, number } = place;
  return (
    <li className={cx("find", isShown && styles.shown)}>
      <span className="pin inl w">{number}</span>
      <p className="ttl">{wordsOf(place)}</p>
      <Button
        variant="quiet"
        size="sm"
        aria-pressed={isShown}
        aria-label={`${t("show")} ${number}`}
        onClick={() => onSelect(isShown ? undefined : id)}
      >
        {t(isShown ? "shown" : "show")}
      </Button>
    </li>
  );
}
