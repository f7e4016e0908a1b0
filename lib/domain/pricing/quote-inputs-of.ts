import { MM_PER_UNIT } from "../../geometry/units.ts";
import { CURRENT_FORMULA_VERSION } from "./formula-registry.ts";
import type { MetalPrice, PieceOptions, QuoteInputs } from "./quote-inputs.ts";

/** What an analysis says of a model, as far as a price needs it; mm, mm2 and mm3 under `mmPerUnit`. */
export interface MeasuresForPrice {
  contentHash: string;
  analyzerVersion: string;
  mmPerUnit: number;
  sizeMm: readonly [number, number, number];
  /** Null where the surface encloses nothing definite: such a model has no calculated price. */
  volumeMm3: number | null;
  areaMm2: number;
  triangles: number;
  shells: number;
  parts: number;
}

/** The choice as an order keeps it (OrderOptions of lib/contracts/order.ts). `unit: null` = as analysed. */
export interface ChosenOptions
  extends Pick<PieceOptions, "metalId" | "finish" | "quantity" | "deliveryMethod" | "taxRegion"> {
  ringScale: number | null;
  engraving: string | null;
  unit: "mm" | "cm" | "m" | "in" | null;
}

/**
 * Everything a price depends on, from measures and choice. The server quotes with it and the browser shows prices
 * before the question, so that both reckon alike.
 */
export function quoteInputsOf(
  measures: MeasuresForPrice,
  options: ChosenOptions,
  metalPrice: MetalPrice,
  rulesVersion: number,
): QuoteInputs {
  const { contentHash, analyzerVersion, volumeMm3, areaMm2, triangles, shells, parts } = measures;
  const { metalId, finish, quantity, ringScale, engraving, unit, deliveryMethod, taxRegion } = options;
  return {
    formulaVersion: CURRENT_FORMULA_VERSION,
    rulesVersion,
    analysis: {
      contentHash,
      analyzerVersion,
      volumeMm3: volumeMm3 ?? 0,
      areaMm2,
      heightMm: Math.max(...measures.sizeMm),
      triangles,
      shells,
      parts,
    },
    // The measures are under the analyser's own guess; another unit said by the customer scales them.
    unitMmPerUnit: unit ? MM_PER_UNIT[unit] / measures.mmPerUnit : 1,
    metalPrice,
    metalId,
    finish,
    quantity,
    ...(ringScale === null ? {} : { ringScale }),
    engraving: engraving ? { text: engraving } : null,
    stones: [],
    deliveryMethod,
    taxRegion,
  };
}
