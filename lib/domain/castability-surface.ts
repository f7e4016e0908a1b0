import type { AnalysisReport, ModelFinding } from "../contracts/analysis.ts";
import type { CastabilityFinding, CastabilityRule, Counterfactual } from "./castability.ts";
import type { MetalId } from "./metals.ts";

/** Below this share a unit guessed by size is a guess, not a reading. */
const SURE_OF_UNIT = 0.8;

/** Findings about the surface: the same in every metal. */
export function surfaceFindings(report: AnalysisReport, metal: MetalId): CastabilityFinding[] {
  const found: CastabilityFinding[] = [];
  const add = (
    rule: CastabilityRule,
    severity: CastabilityFinding["severity"],
    measured: number,
    counterfactuals: Counterfactual[] = [],
    code: ModelFinding["code"] | null = null,
  ) => {
    const at = report.findings.find((finding) => finding.code === code)?.at ?? null;
    if (measured > 0) found.push({ rule, severity, metal, measured, limit: 0, at, counterfactuals });
  };
  const open = report.verdict === "reject";
  const step = report.closesBy === "t_junctions" ? "t_junctions" : "close_holes";
  add(
    "SURFACE_OPEN",
    "blocking",
    open ? Math.max(1, report.oddEdges) : 0,
    [{ kind: "repair", step }],
    "open",
  );
  add("NOT_SOLID", "blocking", !open && report.volumeMm3 === null ? 1 : 0);
  const cavities = hasCode(report, "closed_cavity") ? report.shellsInverted : 0;
  add("CLOSED_CAVITY", "blocking", cavities, [{ kind: "repair", step: "open_cavity" }], "closed_cavity");
  const pieces = report.shells - report.shellsInverted;
  const apart = pieces > 1 && !hasCode(report, "overlapping_shells") ? pieces : 0;
  add("SEVERAL_PIECES", "warning", apart, [{ kind: "repair", step: "join_pieces" }], "several_shells");
  add("NONMANIFOLD_EDGES", "warning", report.nonManifoldEdges, [], "nonmanifold");
  add("SELF_INTERSECTING", "info", report.selfIntersections ?? 0, [], "self_intersecting");
  const { unit } = report;
  const doubtful = unit.source === "assumed" && (unit.guess !== "mm" || unit.confidence < SURE_OF_UNIT);
  add("UNIT_IN_DOUBT", "warning", doubtful || hasCode(report, "unit_suspect") ? 1 : 0, [
    { kind: "confirm_unit", unit: unit.guess },
  ]);
  return found;
}

const hasCode = (report: AnalysisReport, code: ModelFinding["code"]): boolean =>
  report.findings.some((finding) => finding.code === code);
