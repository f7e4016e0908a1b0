import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import type { Change } from "#lib/domain/pricing/what-if.ts";
import type { OptionProps } from "./option-props.ts";
import { variationFor } from "./piece-price.ts";

/** Estimated differences are rounded to this, minor units: more digits would promise too much. */
const ROUGH_MINOR = 10_000;

/** Words of what a change would cost, "+18 720 ₽"; "about" while the model is only estimated; null when not known. */
export function useDifference({ price, variations }: Pick<OptionProps, "price" | "variations">) {
  const t = useTranslations("configure.metal");
  const format = useFormat();
  return (change: Change, sign: 1 | -1 = 1): string | null => {
    const found = variationFor(variations, change);
    if (!found) return null;
    const difference = found.differenceMinor * sign;
    if (difference === 0) return t("same");
    if (price.kind === "exact") return format.money(difference, { signed: true });
    const rough = Math.round(difference / ROUGH_MINOR) * ROUGH_MINOR;
    return t("about", { difference: format.money(rough, { signed: true }) });
  };
}
