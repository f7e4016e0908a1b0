import { useMemo, useState } from "react";
import type { ChangePlace, Changes } from "#components/model/changes.ts";
import type { Comparison, ShownChange } from "#components/model/compare.ts";
import type { ModelStatus } from "./configure-data.ts";

export type RepairComparison = Comparison & { otherId: string };

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
