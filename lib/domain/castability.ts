import type { AnalysisReport } from "../contracts/analysis.ts";
import type { CastabilityRules } from "./castability-rules.ts";
import { surfaceFindings } from "./castability-surface.ts";
import { wallFindings } from "./castability-walls.ts";
import { METALS, type MetalFamily, type MetalId } from "./metals.ts";

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
  /** Families of alloys in which this finding does not block. */
  | { kind: "other_metal"; families: MetalFamily[] }
  | { kind: "repair"; step: "t_junctions" | "close_holes" | "open_cavity" | "join_pieces" }
  | { kind: "confirm_unit"; unit: string };

export interface CastabilityFinding {
  rule: CastabilityRule;
  severity: "blocking" | "warning" | "info";
  metal: MetalId;
  /** In mm for walls and wires, a count for the others. */
  measured: number | null;
  limit: number | null;
  at: { point?: [number, number, number]; triangles?: number[] } | null;
  counterfactuals: Counterfactual[];
}

/** What the shop says before payment about casting one model in one metal. */
export interface CastabilityCertificate {
  rulesVersion: string;
  analyzerVersion: string;
  metal: MetalId;
  /** No finding blocks: the piece can be cast as it is. */
  castable: boolean;
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
  | "ESCAPE_HOLES";

/** Findings of one model in one metal under a version of the rules, blocking ones first. Pure. */
export function checkCastability(
  report: AnalysisReport,
  metal: MetalId,
  rules: CastabilityRules,
): CastabilityFinding[] {
  const family = METALS[metal].family;
  const findings = [...surfaceFindings(report, metal), ...wallFindings(report, metal, family, rules)];
  const order = { blocking: 0, warning: 1, info: 2 };
  return findings.sort((a, b) => order[a.severity] - order[b.severity]);
}

/** The certificate of one model in one metal; it belongs to the content hash of the file. */
export function certify(
  report: AnalysisReport,
  metal: MetalId,
  rules: CastabilityRules,
): CastabilityCertificate {
  const findings = checkCastability(report, metal, rules);
  const full = report.depth === "full";
  const walls = report.thickness !== null;
  const checked: CastabilityRule[] = [
    "SURFACE_OPEN",
    "NOT_SOLID",
    "CLOSED_CAVITY",
    "SEVERAL_PIECES",
    "NONMANIFOLD_EDGES",
    "UNIT_IN_DOUBT",
  ];
  if (full) checked.push("SELF_INTERSECTING");
  if (walls) checked.push("WALL_TOO_THIN", "WALL_BELOW_ADVISED", "WIRE_TOO_THIN");
  const notChecked: NotChecked[] = ["ENGRAVING_DETAIL", "STONE_SEATS", "SPRUE_ACCESS", "ESCAPE_HOLES"];
  if (!full) notChecked.push("SELF_INTERSECTIONS");
  if (!walls) notChecked.push("WALLS");
  return {
    rulesVersion: rules.version,
    analyzerVersion: report.analyzerVersion,
    metal,
    castable: walls && findings.every(({ severity }) => severity !== "blocking"),
    findings,
    checked,
    notChecked,
  };
}
