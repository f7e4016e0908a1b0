import type { KnownModel } from "./known-model.ts";
import type { PiecePrice } from "./piece-price.ts";

type Band = { lowMinor: number; highMinor: number };

/** How a price on better measures stands to the band that the first look gave. */
export type PriceShift = {
  first: Band;
  /** Beyond the nearer end of that band, minor units; 0 inside it. */
  beyondMinor: number;
  /** Volumes then and now, mm3; null where they are the same or either is not known. */
  volumeMm3: { before: number; after: number } | null;
};

/** Less than this share of a volume is rounding, not a reason. */
const SAME = 0.001;

type Told = { price: PiecePrice; known: KnownModel | null };

/**
 * Compares what is told now with what was told first under the same choice. Null while nothing better is known, and
 * while a band that is not the last word stays inside the first.
 */
export function priceShift(first: Told, now: Told): PriceShift | null {
  if (first.price.kind !== "band" || first.known === now.known || now.price.kind === "none") return null;
  const { lowMinor, highMinor } = first.price;
  const band = { lowMinor, highMinor };
  const beyondMinor = beyond(band, rangeOf(now.price));
  if (beyondMinor === 0 && now.price.kind === "band") return null;
  return { first: band, beyondMinor, volumeMm3: volumesOf(first, now) };
}

const rangeOf = (price: Exclude<PiecePrice, { kind: "none" }>): Band =>
  price.kind === "band" ? price : { lowMinor: price.totalMinor, highMinor: price.totalMinor };

/** A band that touches the first one does not contradict it. */
function beyond(first: Band, now: Band): number {
  if (now.lowMinor > first.highMinor) return now.lowMinor - first.highMinor;
  return now.highMinor < first.lowMinor ? now.highMinor - first.lowMinor : 0;
}

function volumesOf(first: Told, now: Told): PriceShift["volumeMm3"] {
  const [before, after] = [volumeOf(first.known), volumeOf(now.known)];
  if (before === null || after === null || Math.abs(after - before) <= SAME * before) return null;
  return { before, after };
}

const volumeOf = (known: KnownModel | null): number | null => known?.measures.volumeMm3 ?? null;
