import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import type { PriceShift } from "./price-shift.ts";

/** How the price stands to the one of the first look, as a sentence; whether it left that band is in the shift. */
export function useShiftWords() {
  const t = useTranslations("configure.shift");
  const format = useFormat();
  return ({ first, beyondMinor, volumeMm3 }: PriceShift): string => {
    const band = format.moneyRange(first.lowMinor, first.highMinor);
    if (beyondMinor === 0) return t("inside", { band });
    const told = t(beyondMinor > 0 ? "above" : "below", { band, by: format.money(Math.abs(beyondMinor)) });
    if (!volumeMm3) return told;
    const { before, after } = volumeMm3;
    return `${told} ${t("volume", { before: format.volume(before), after: format.volume(after) })}`;
  };
}
