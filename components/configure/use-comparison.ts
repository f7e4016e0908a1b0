import { useMemo, useState } from "react";
import { useTranslations } from "use-intl/react";
import type { ChangePlace, Changes } from "#components/model/changes.ts";
import type { Comparison } from "#components/model/compare.ts";
import type { ModelPin } from "#components/model/pins.ts";
import type { ModelStatus } from "./configure-data.ts";

/** A place that a repair changed, numbered as its pin. */
export type ShownChange = ChangePlace & { id: string; number: number };

export type RepairComparison = Comparison & {
  otherId: string;
  /** Where they differ; undefined until compared, null where the files are too large for it. */
  places: readonly ShownChange[] | null | undefined;
};

/** Before and after a repair that was made: which file is looked at, and what differs. */
export function useComparison({ modelId, repair }: ModelStatus): RepairComparison | undefined {
  const [seen, setSeen] = useState<{ modelId: string; view: Comparison["view"] } | null>(null);
  const [told, setTold] = useState<{ modelId: string; changes: Changes | null } | null>(null);
  const made = repair?.state === "made" && repair.repairedId ? repair : null;
  const changes = told?.modelId === modelId ? told.changes : undefined;
  const places = useMemo(() => (changes ? numberedPlaces(changes.places) : changes), [changes]);
  if (!made?.repairedId) return undefined;
  const own = modelId === made.repairedId ? "repaired" : "original";
  return {
    own,
    // another file begins with itself
    view: seen?.modelId === modelId ? seen.view : own,
    onView: (view) => setSeen({ modelId, view }),
    onChanges: (found) => setTold({ modelId, changes: found }),
    otherId: own === "repaired" ? made.originalId : made.repairedId,
    places,
  };
}

const numberedPlaces = (places: readonly ChangePlace[]): ShownChange[] =>
  places.map((place, i) => ({ ...place, id: `change-${i + 1}`, number: i + 1 }));

/** What changed at a place, in words; needs the namespace `model`. */
export function useChangeWords() {
  const t = useTranslations("model.compare.count");
  return ({ added, removed, turned }: ChangePlace): string => {
    const words = [
      added > 0 && t("added", { count: added }),
      removed > 0 && t("removed", { count: removed }),
      turned > 0 && t("turned", { count: turned }),
    ].filter(Boolean);
    const said = words.join(", ");
    return said.charAt(0).toUpperCase() + said.slice(1);
  };
}

/** Pins of changed places, under the numbers of their list. */
export function changePins(
  places: readonly ShownChange[],
  wordsOf: (place: ChangePlace) => string,
): ModelPin[] {
  return places.map(({ id, number, point, ...counts }) => ({
    id,
    number,
    point,
    severity: "info",
    label: wordsOf({ point, ...counts }),
    triangles: [],
    thinnerThanMm: null,
  }));
}
