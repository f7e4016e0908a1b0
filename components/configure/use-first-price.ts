import { useMemo } from "react";
import { useLook } from "#components/upload/look/use-look.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { estimatedModel, type KnownModel, lookedModel } from "./known-model.ts";
import { type PiecePrice, piecePrice } from "./piece-price.ts";
import { useTermsAhead } from "./terms-ahead.ts";

/**
 * What this browser can say of a file before any server has it: its measures, and the price of the choice that an
 * order begins with. Null while there is nothing to say.
 */
export function useFirstPrice(file: File | undefined): { known: KnownModel; price: PiecePrice } | null {
  const { report, estimate } = useLook(file);
  const terms = useTermsAhead(file !== undefined);
  return useMemo(() => {
    const known = report ? lookedModel(report) : estimate && estimatedModel(estimate);
    return known && terms && { known, price: piecePrice(known, DEFAULT_OPTIONS, terms) };
  }, [report, estimate, terms]);
}
