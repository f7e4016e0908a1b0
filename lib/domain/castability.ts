import type { AnalysisReport, ModelFinding } from "../contracts/analysis.ts";
import { MM_PER_UNIT } from "../geometry/units.ts";
import type { CastabilityRules } from "./castability-rules.ts";
import { surfaceFindings } from "./castability-surface.ts";
import { wallFindings } from "./castability-walls.ts";
import { METALS, type MetalFamily, type MetalId } from "./metals.ts";
import type { ChosenOptions } from "./pricing/quote-inputs-of.ts";

export type CastabilityRule =
  | "SURFACE_OPEN"
  | "NOT_SOLID"
  | "CLOSED_CAVITY"
  | "SEVERAL_PIECES"
  | "NONMANIFOLD_EDGES"
  | "SELF_INTERSECTING"
  | "UNIT_IN_DOUBT"
  | "WALL_TOO_THIN"
  | "WALL_BELOW_ADVISED"
  | "WIRE_TOO_THIN"
  | "WALLS_NOT_MEASURED";

/** What would change a finding. */
export type Counterfactual =
  /** Thicker by this much, mm; `addedVolumeMm3` is an estimate from the thin surface. */
  | { kind: "thicken"; byMm: number; addedVolumeMm3: number }
  /** Other families of alloys in which this finding does not block. */
  | { kind: "other_metal"; families: MetalFamily[] }
  | { kind: "repair"; step: "t_junctions" | "close_holes" | "open_cavity" | "join_pieces" }
  | { kind: "confirm_unit"; unit: string };

export interface CastabilityFinding {
  /** A rule of casting, or a remark of the analysis that no rule judges. */
  rule: CastabilityRule | ModelFinding["code"];
  severity: "blocking" | "warning" | "info";
  metal: MetalId;
  /** In mm for walls and wires, a count for the others. */
  measured: number | null;
  limit: number | null;
  /** `point` in mm of the report, whatever unit the customer chose. */
  at: { point?: [number, number, number]; triangles?: number[] } | null;
  counterfactuals: Counterfactual[];
}

/** What the rules read of an analysis. */
export type CastingReport = Pick<
  AnalysisReport,
  | "analyzerVersion"
  | "depth"
  | "unit"
  | "triangles"
  | "volumeMm3"
  | "areaMm2"
  | "shells"
  | "shellsInverted"
  | "oddEdges"
  | "nonManifoldEdges"
  | "closesBy"
  | "selfIntersections"
  | "thickness"
  | "findings"
  | "verdict"
>;

/** In what and how large the model is to be cast. */
export interface CastingChoice {
  metal: MetalId;
  /** Millimetres in one millimetre of the report: not 1 where the customer named another unit. */
  scale: number;
  /** A person has said what the unit is. */
  unitConfirmed: boolean;
}

/** The choice of an order (OrderOptions of lib/contracts/order.ts) as the rules see it. */
export function castingChoiceOf(
  { unit }: Pick<CastingReport, "unit">,
  options: Pick<ChosenOptions, "metalId" | "unit">,
): CastingChoice {
  const scale = options.unit ? MM_PER_UNIT[options.unit] / unit.mmPerUnit : 1;
  return { metal: options.metalId, scale, unitConfirmed: options.unit !== null };
}

/** What the shop says before payment about casting one model in one metal; kept with the quote. */
export interface CastabilityCertificate {
  /** SHA-256 (hex) of the file that was measured. */
  contentHash: string;
  rulesVersion: number;
  analyzerVersion: string;
  metal: MetalId;
  /** No finding blocks: the piece can be cast as it is. */
  castable: boolean;
  triangles: number;
  volumeMm3: number | null;
  areaMm2: number;
  /** The thinnest wall and the least allowed in this metal, mm; null where walls were not measured. */
  walls: { thinnestMm: number | null; limitMm: number } | null;
  findings: CastabilityFinding[];
  checked: CastabilityRule[];
  /** What nobody looked at: codes of the message catalogue. */
  notChecked: NotChecked[];
}

export type NotChecked =
  | "ENGRAVING_DETAIL"
  | "STONE_SEATS"
  | "SPRUE_ACCESS"
  | "WALLS"
  | "SELF_INTERSECTIONS"
  | "ESCAPE_HOLES"
  | "WEAR"
  | "LIKENESS";

const NEVER_CHECKED: readonly NotChecked[] = [
  "ENGRAVING_DETAIL",
  "STONE_SEATS",
  "SPRUE_ACCESS",
  "ESCAPE_HOLES",
  "WEAR",
  "LIKENESS",
];

/** The part of an analysis that the rules read, without the rest. */
export function castingReportOf(report: AnalysisReport): CastingReport {
  const { analyzerVersion, depth, unit, triangles, volumeMm3, areaMm2, shells, shellsInverted } = report;
  const { oddEdges, nonManifoldEdges, closesBy, selfIntersections, thickness, findings, verdict } = report;
  const size = { triangles, volumeMm3, areaMm2, shells, shellsInverted };
  const flaws = { oddEdges, nonManifoldEdges, closesBy, selfIntersections, findings, verdict };
  return { analyzerVersion, depth, unit, ...size, ...flaws, thickness };
}

/** Findings of one model in one metal under a version of the rules, blocking ones first. Pure. */
export function checkCastability(
  report: CastingReport,
  choice: CastingChoice,
  rules: CastabilityRules,
): CastabilityFinding[] {
  const findings = [...surfaceFindings(report, choice), ...wallFindings(report, choice, rules)];
  const order = { blocking: 0, warning: 1, info: 2 };
  return findings.sort((a, b) => order[a.severity] - order[b.severity]);
}

/** The certificate of one model in one metal; it belongs to the content hash of the file. */
export function certify(
  report: CastingReport,
  contentHash: string,
  choice: CastingChoice,
  rules: CastabilityRules,
): CastabilityCertificate {
  const { metal, scale } = choice;
  const findings = checkCastability(report, choice, rules);
  const { thickness, analyzerVersion, triangles } = report;
  const limitMm = rules.castability[METALS[metal].family].minWallMm;
  const thinnest = thickness?.minMm ?? null;
  return {
    contentHash,
    rulesVersion: rules.version,
    analyzerVersion,
    metal,
    castable: thickness !== null && findings.every(({ severity }) => severity !== "blocking"),
    triangles,
    volumeMm3: report.volumeMm3 === null ? null : report.volumeMm3 * scale ** 3,
    areaMm2: report.areaMm2 * scale ** 2,
    walls: thickness && { thinnestMm: thinnest === null ? null : thinnest * scale, limitMm },
    findings,
    ...scopeOf(report),
  };
}

function scopeOf({
  depth,
  thickness,
}: CastingReport): Pick<CastabilityCertificate, "checked" | "notChecked"> {
  const checked: CastabilityRule[] = [
    "SURFACE_OPEN",
    "NOT_SOLID",
    "CLOSED_CAVITY",
    "SEVERAL_PIECES",
    "NONMANIFOLD_EDGES",
    "UNIT_IN_DOUBT",
  ];
  const notChecked = [...NEVER_CHECKED];
  if (depth === "full") checked.push("SELF_INTERSECTING");
  else notChecked.push("SELF_INTERSECTIONS");
  if (thickness) checked.push("WALL_TOO_THIN", "WALL_BELOW_ADVISED", "WIRE_TOO_THIN");
  else notChecked.push("WALLS");
  return { checked, notChecked };
}
