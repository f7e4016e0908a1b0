import type { ModelFinding } from "../contracts/analysis.ts";
import type {
  CastabilityFinding,
  CastabilityRule,
  CastingChoice,
  CastingReport,
  Counterfactual,
} from "./castability.ts";

/** Below this share a unit guessed by size is a guess, not a reading. */
const SURE_OF_UNIT = 0.8;

/** Remarks of the analysis that a rule here or one about walls speaks for. */
const JUDGED: readonly ModelFinding["code"][] = [
  "open",
  "closed_cavity",
  "several_shells",
  "nonmanifold",
  "self_intersecting",
  "unit_suspect",
  "thin_wall",
];

/** Findings about the surface: the same in every metal. Remarks that no rule judges follow as they are. */
export function surfaceFindings(
  report: CastingReport,
  { metal, unitConfirmed }: CastingChoice,
): CastabilityFinding[] {
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
  const cavities = report.findings.find(({ code }) => code === "closed_cavity")?.count ?? 0;
  add("CLOSED_CAVITY", "blocking", cavities, [{ kind: "repair", step: "open_cavity" }], "closed_cavity");
  const pieces = report.shells - cavities;
  const apart = pieces > 1 && !hasCode(report, "overlapping_shells") ? pieces : 0;
  add("SEVERAL_PIECES", "warning", apart, [{ kind: "repair", step: "join_pieces" }], "several_shells");
  add("NONMANIFOLD_EDGES", "warning", report.nonManifoldEdges, [], "nonmanifold");
  add("SELF_INTERSECTING", "info", report.selfIntersections ?? 0, [], "self_intersecting");
  if (!unitConfirmed && isUnitDoubtful(report))
    add("UNIT_IN_DOUBT", "warning", 1, [{ kind: "confirm_unit", unit: report.unit.guess }]);
  return [...found, ...remarks(report, metal)];
}

function isUnitDoubtful({ unit, findings }: CastingReport): boolean {
  const doubtful = unit.source === "assumed" && (unit.guess !== "mm" || unit.confidence < SURE_OF_UNIT);
  return doubtful || findings.some(({ code }) => code === "unit_suspect");
}

function remarks(report: CastingReport, metal: CastingChoice["metal"]): CastabilityFinding[] {
  return report.findings
    .filter(({ code }) => !JUDGED.includes(code))
    .map(({ code, severity, count, at }) => ({
      rule: code,
      severity,
      metal,
      measured: count,
      limit: null,
      at,
      counterfactuals: [],
    }));
}

const hasCode = (report: CastingReport, code: ModelFinding["code"]): boolean =>
  report.findings.some((finding) => finding.code === code);
