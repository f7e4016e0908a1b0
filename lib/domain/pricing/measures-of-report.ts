import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import type { MeasuresForPrice } from "./quote-inputs-of.ts";

/** What a price reads of a report; `contentHash` names the file it is about, "" where no receipt is made of it. */
export function measuresOfReport(report: AnalysisReport, contentHash: string): MeasuresForPrice {
  const { analyzerVersion, volumeMm3, areaMm2, triangles, shells, parts } = report;
  const { min, max } = report.boundingBox;
  return {
    contentHash,
    analyzerVersion,
    mmPerUnit: report.unit.mmPerUnit,
    sizeMm: [max[0] - min[0], max[1] - min[1], max[2] - min[2]],
    volumeMm3,
    areaMm2,
    triangles,
    shells,
    parts,
  };
}
