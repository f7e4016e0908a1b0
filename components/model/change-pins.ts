import { useMemo } from "react";
import { useTranslations } from "use-intl/react";
import type { ChangePlace } from "./changes.ts";
import type { Comparison } from "./compare.ts";
import type { ModelPin } from "./pins.ts";

/** What changed at a place, in words; needs the namespace `model`. */
export function useChangeWords() {
  const t = useTranslations("model.compare.count");
  return ({ added, removed, turned }: Omit<ChangePlace, "point">): string => {
    const words = [
      added > 0 && t("added", { count: added }),
      removed > 0 && t("removed", { count: removed }),
      turned > 0 && t("turned", { count: turned }),
    ].filter(Boolean);
    const said = words.join(", ");
    return said.charAt(0).toUpperCase() + said.slice(1);
  };
}

/** Marks of what is looked at: `pins` of the viewer's own file, places of a repair, none on the other file. */
export function useShownPins(pins: readonly ModelPin[], compare: Comparison | undefined) {
  const wordsOf = useChangeWords();
  const { own, view, places } = compare ?? {};
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words follow the language, which reloads the page
  return useMemo(() => {
    if (view === own) return pins;
    if (view !== "changes" || !places) return [];
    return places.map(
      ({ id, number, point, ...counts }): ModelPin => ({
        id,
        number,
        point,
        severity: "info",
        label: wordsOf(counts),
        triangles: [],
        thinnerThanMm: null,
      }),
    );
  }, [pins, own, view, places]);
}
