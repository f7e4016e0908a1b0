import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import type { OrderOptions } from "#lib/contracts/order.ts";
import { CURRENT_FORMULA_VERSION } from "#lib/domain/pricing/formula-registry.ts";
import type { PriceRules } from "#lib/domain/pricing/price-rules.ts";
import type { MetalPrice, QuoteInputs } from "#lib/domain/pricing/quote-inputs.ts";
import { MM_PER_UNIT } from "#lib/geometry/units.ts";

type Measured = { contentHash: string; analyzerVersion: string; report: AnalysisReport };

/** Everything the price depends on, gathered from what is stored; nothing the browser sent but the options. */
export function quoteInputsOf(
  measured: Measured,
  options: OrderOptions,
  metalPrice: MetalPrice,
  rules: PriceRules,
): QuoteInputs {
  const { report } = measured;
  const { min, max } = report.boundingBox;
  const sides = [max[0] - min[0], max[1] - min[1], max[2] - min[2]];
  return {
    formulaVersion: CURRENT_FORMULA_VERSION,
    rulesVersion: rules.version,
    analysis: {
      contentHash: measured.contentHash,
      analyzerVersion: measured.analyzerVersion,
      volumeMm3: report.volumeMm3 ?? 0,
      areaMm2: report.areaMm2,
      heightMm: Math.max(...sides),
      triangles: report.triangles,
      shells: report.shells,
      parts: report.parts,
    },
    // The report is in mm under its own guess; another unit said by the customer scales it.
    unitMmPerUnit: options.unit ? MM_PER_UNIT[options.unit] / report.unit.mmPerUnit : 1,
    metalPrice,
    metalId: options.metalId,
    finish: options.finish,
    quantity: options.quantity,
    ...(options.ringScale === null ? {} : { ringScale: options.ringScale }),
    engraving: options.engraving ? { text: options.engraving } : null,
    stones: [],
    deliveryMethod: options.deliveryMethod,
    taxRegion: options.taxRegion,
  };
}
