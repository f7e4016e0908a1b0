import type { QuoteInputs } from "./quote-inputs.ts";

/** The worked example of the documentation: order F-1042, a solitaire ring of 52 340 roubles. */
export const F1042: QuoteInputs = {
  formulaVersion: 1,
  rulesVersion: 1,
  analysis: {
    contentHash: "5f1042".padEnd(64, "0"),
    analyzerVersion: "1",
    volumeMm3: 359.5,
    areaMm2: 640,
    heightMm: 26.5,
    triangles: 148_206,
    shells: 1,
    parts: 1,
  },
  unitMmPerUnit: 1,
  metalId: "gold_585_yellow",
  metalPrice: {
    id: "mp-585-1215",
    metalId: "gold_585_yellow",
    source: "manual",
    at: "2025-12-15T09:00:00+03:00",
    minorPerGram: 746_200,
  },
  finish: "polished",
  quantity: 1,
  engraving: { text: "навсегда" },
  stones: [{ stoneId: "moissanite_6_5", setting: "prong_6", count: 1 }],
  deliveryMethod: "courier",
  taxRegion: "RU",
};
