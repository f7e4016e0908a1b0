"use client";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import type { CastabilityFinding, Counterfactual } from "#lib/domain/castability.ts";
import type { FixPrice } from "#lib/domain/castability-price.ts";

/** What more metal would cost; null where there is no price to compare with. */
export type PriceOfMetal = (addedVolumeMm3: number) => FixPrice | null;

/** Sentences of what would change a finding, with mass and price; needs the namespaces `casting` and `price`. */
export function useFixWords(priceOf: PriceOfMetal) {
  const t = useTranslations("casting.fix");
  const families = useTranslations("price.metalFamilies");
  const finishNames = useTranslations("price.finishes");
  const format = useFormat();
  const wordsOf = (fix: Counterfactual, { severity }: CastabilityFinding): string | null => {
    if (fix.kind === "other_metal") {
      const metals = fix.families.map((family) => families(family).toLowerCase()).join(", ");
      return severity === "blocking" ? t("otherMetal", { metals }) : null;
    }
    if (fix.kind === "other_finish")
      return t("otherFinish", {
        finishes: fix.finishes.map((each) => finishNames(each).toLowerCase()).join(", "),
      });
    if (fix.kind === "shorten_engraving") return t("shorten", { count: fix.characters });
    if (fix.kind === "omit_engraving") return t("omit");
    if (fix.kind !== "thicken") return null;
    const by = format.mm(fix.byMm);
    const cost = priceOf(fix.addedVolumeMm3);
    // Less than a hundredth of a gram: there is no sum to tell.
    if (!cost || (cost.weightDifferenceG === 0 && cost.differenceMinor === 0))
      return t("thickenPlain", { by });
    return t("thicken", {
      by,
      weight: format.grams(cost.weightDifferenceG, { signed: true }),
      price: format.money(cost.differenceMinor, { signed: true }),
    });
  };
  return (finding: CastabilityFinding): string[] =>
    finding.counterfactuals.map((fix) => wordsOf(fix, finding)).filter((words) => words !== null);
}
