import type { MetalId } from "../metals.ts";
import type { Minor } from "../money.ts";

export const FINISHES = ["polished", "satin", "brushed", "rough"] as const;
export type Finish = (typeof FINISHES)[number];

export const DELIVERY_METHODS = ["courier", "pickup_point", "workshop_pickup"] as const;
export type DeliveryMethod = (typeof DELIVERY_METHODS)[number];

export const STONE_SETTINGS = ["prong_4", "prong_6", "bezel", "pave"] as const;
export type StoneSetting = (typeof STONE_SETTINGS)[number];

/** What a price needs of an analysis, in the units of the file read as millimetres. */
export interface AnalysisForPrice {
  contentHash: string;
  analyzerVersion: string;
  volumeMm3: number;
  areaMm2: number;
  /** The longest side of the box: what the wax printer has to build. */
  heightMm: number;
  /** Recorded, never priced: splitting a face must not change the sum. */
  triangles: number;
  /** Connected surfaces, voids included. */
  shells: number;
  /** Separate bodies. */
  parts: number;
}

/** A price of one gram of alloy, fixed at a moment by a source. */
export interface MetalPrice {
  id: string;
  metalId: MetalId;
  source: string;
  /** ISO 8601 with offset. */
  at: string;
  minorPerGram: Minor;
}

interface StoneChoice {
  /** A key of the stone table of the price rules. */
  stoneId: string;
  setting: StoneSetting;
  /** Per piece. */
  count: number;
}

/** What the customer chose; the same for a calculated and for a manual price. */
export interface PieceOptions {
  metalId: MetalId;
  finish: Finish;
  quantity: number;
  /**
   * Wanted inner diameter over the model's. The section of the band is kept and its length changes, so
   * volume, area and height grow linearly: a uniform scale would spoil walls and stone seats.
   */
  ringScale?: number;
  engraving: { text: string } | null;
  stones: StoneChoice[];
  deliveryMethod: DeliveryMethod;
  /** A key of the tax table of the price rules, for example "RU". */
  taxRegion: string;
}

/** Everything a calculated price depends on, besides the price rules of `rulesVersion`. */
export interface QuoteInputs extends PieceOptions {
  formulaVersion: number;
  rulesVersion: number;
  analysis: AnalysisForPrice;
  /** Millimetres in one unit of the file: 1, or 25.4 for inches. 1 when the measures are already in mm. */
  unitMmPerUnit: number;
  metalPrice: MetalPrice;
}

/** A price named by a seller when the analysis or the formula could not. */
export interface ManualQuoteInputs extends PieceOptions {
  formulaVersion: number;
  rulesVersion: number;
  analysis: AnalysisForPrice | null;
  manual: {
    /** All pieces together, before delivery and before a tax that is added. */
    amountMinor: Minor;
    reason: string;
  };
}
