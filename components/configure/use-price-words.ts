import { useFormat } from "#components/ui/use-format.ts";
import type { PiecePrice } from "./piece-price.ts";

/** A price as shown: one sum, or both ends of the band; null when there is none, or none yet. */
export function usePriceWords() {
  const format = useFormat();
  return (price: PiecePrice | undefined): string | null => {
    if (!price || price.kind === "none") return null;
    return price.kind === "exact"
      ? format.money(price.totalMinor)
      : format.moneyRange(price.lowMinor, price.highMinor);
  };
}
