import type { Variation } from "#lib/domain/pricing/what-if.ts";
import type { Choice } from "./configure-data.ts";
import type { PiecePrice } from "./piece-price.ts";

/** What every field of the choice gets: the present choice, how to change it, and what changes would cost. */
export type OptionProps = {
  choice: Choice;
  change: (part: Partial<Choice>) => void;
  price: PiecePrice;
  variations: readonly Variation[];
};
