import type { AnalysisReport } from "../../contracts/analysis.ts";
import type { RepairOffer } from "../../contracts/repair.ts";
import { LIMITS } from "../limits.ts";

/** What a repair of this model may do, judged by its report; empty where there is nothing to repair. */
export function repairOffers(report: AnalysisReport): RepairOffer[] {
  if (report.triangles > LIMITS.repairTriangles) return [];
  const { closed, closesBy, misorientedEdges, consistentlyOriented } = report;
  const overlapping = report.findings.find(({ code }) => code === "overlapping_shells")?.count ?? 0;
  const inverted = report.findings.find(({ code }) => code === "inverted")?.count ?? 0;
  const offers: RepairOffer[] = [
    { kind: "drop_degenerate", count: report.degenerateTriangles },
    { kind: "drop_duplicate", count: report.duplicateFaces },
    { kind: "weld", count: closesBy === "weld" ? report.boundaryEdges : 0 },
    { kind: "split_t_junctions", count: closesBy === "t_junctions" ? report.boundaryEdges : 0 },
    { kind: "fill_holes", count: closed || closesBy !== null ? 0 : report.boundaryEdges },
    { kind: "turn_triangles", count: consistentlyOriented ? 0 : misorientedEdges },
    { kind: "turn_shells", count: inverted },
    { kind: "unite_shells", count: overlapping },
  ];
  return offers.filter(({ count }) => count > 0);
}
