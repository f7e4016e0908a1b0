import type { AnalysisReport, ModelFinding } from "../contracts/analysis.ts";
import { MM_PER_UNIT } from "../geometry/units.ts";
import { type EngravingRoom, engravingFindings, engravingRoom } from "./castability-engraving.ts";
import type { CastabilityRules } from "./castability-rules.ts";
import { surfaceFindings } from "./castability-surface.ts";
import { lossOf, wallFindings } from "./castability-walls.ts";
import { METALS, type MetalFamily, type MetalId } from "./metals.ts";
import type { Finish } from "./pricing/quote-inputs.ts";
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
  | "WALL_AFTER_POLISHING"
  | "WIRE_TOO_THIN"
  | "WALLS_NOT_MEASURED"
  | "ENGRAVING_TOO_FINE"
  | "ENGRAVING_TOO_SHALLOW";

/** What would change a finding. */
export type Counterfactual =
  /** Thicker by this much, mm; `addedVolumeMm3` is an estimate from the thin surface. */
  | { kind: "thicken"; byMm: number; addedVolumeMm3: number }
  /** Other families of alloys in which this finding does not block. */
  | { kind: "other_metal"; families: MetalFamily[] }
  /** Finishes that take less. */
  | { kind: "other_finish"; finishes: Finish[] }
  /** The longest text there is room for. */
  | { kind: "shorten_engraving"; characters: number }
  | { kind: "omit_engraving" }
  | { kind: "repair"; step: "t_junctions" | "close_holes" | "open_cavity" | "join_pieces" }
  | { kind: "confirm_unit"; unit: string };

export interface CastabilityFinding {
  /** A rule of casting, or a remark of the analysis that no rule judges. */
  rule: CastabilityRule | ModelFinding["code"];
  severity: "blocking" | "warning" | "info";
  metal: MetalId;
  /** In mm for walls, wires and engraving, a count for the others. */
  measured: number | null;
  limit: number | null;
  /** What the finish takes of a wall, mm, where that is the matter. */
  lossMm?: number;
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
  | "boundingBox"
  | "holeMm"
  | "ring"
  | "triangles"
  | "volumeMm3"
  | "areaMm2"
  | "shells"
  | "oddEdges"
  | "nonManifoldEdges"
  | "closesBy"
  | "selfIntersections"
  | "thickness"
  | "findings"
  | "verdict"
>;

/** In what and how large the model is to be cast, and what is done to it then. */
export interface CastingChoice {
  metal: MetalId;
  finish: Finish;
  engraving: string | null;
  /** Factor of the ring's inner diameter; null as it is drawn. */
  ringScale: number | null;
  /** Millimetres in one millimetre of the report: not 1 where the customer named another unit. */
  scale: number;
  /** A person has said what the unit is. */
  unitConfirmed: boolean;
}

/** The choice of an order (OrderOptions of lib/contracts/order.ts) as the rules see it. */
export function castingChoiceOf(
  { unit }: Pick<CastingReport, "unit">,
  options: CastingOptions,
): CastingChoice {
  const { metalId: metal, finish, engraving, ringScale } = options;
  const scale = options.unit ? MM_PER_UNIT[options.unit] / unit.mmPerUnit : 1;
  return { metal, finish, engraving, ringScale, scale, unitConfirmed: options.unit !== null };
}

/** What of an order's options the rules of casting depend on. */
export type CastingOptions = Pick<ChosenOptions, "metalId" | "unit" | "finish" | "engraving" | "ringScale">;

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
  /** Taken off both sides of a wall by the finish, mm; absent where none is, and before that was checked. */
  polishingMm?: number;
  /** Room for the text and the least a stroke may have, mm; absent without engraving, and before it was checked. */
  engraving?: EngravingRoom & { limitMm: number };
  findings: CastabilityFinding[];
  checked: CastabilityRule[];
  /** What nobody looked at: codes of the message catalogue. */
  notChecked: NotChecked[];
}

export type NotChecked =
  /** Of certificates from before there were rules of engraving. */
  | "ENGRAVING_DETAIL"
  | "ENGRAVING_PLACE"
  | "RELIEF_DETAIL"
  | "STONE_SEATS"
  | "SPRUE_ACCESS"
  | "WALLS"
  | "SELF_INTERSECTIONS"
  | "ESCAPE_HOLES"
  | "WEAR"
  | "LIKENESS";

const NEVER_CHECKED: readonly NotChecked[] = [
  "RELIEF_DETAIL",
  "STONE_SEATS",
  "SPRUE_ACCESS",
  "ESCAPE_HOLES",
  "WEAR",
  "LIKENESS",
];

/** The part of an analysis that the rules read, without the rest. */
export function castingReportOf(report: AnalysisReport): CastingReport {
  const { analyzerVersion, depth, unit, boundingBox, holeMm, ring, triangles, volumeMm3, areaMm2, shells } =
    report;
  const { oddEdges, nonManifoldEdges, closesBy, selfIntersections, thickness, findings, verdict } = report;
  const size = { boundingBox, holeMm, ring, triangles, volumeMm3, areaMm2, shells };
  const flaws = { oddEdges, nonManifoldEdges, closesBy, selfIntersections, findings, verdict };
  return { analyzerVersion, depth, unit, ...size, ...flaws, thickness };
}

/** Findings of one model in one metal under a version of the rules, blocking ones first. Pure. */
export function checkCastability(
  report: CastingReport,
  choice: CastingChoice,
  rules: CastabilityRules,
): CastabilityFinding[] {
  const findings = [
    ...surfaceFindings(report, choice),
    ...wallFindings(report, choice, rules),
    ...engravingFindings(report, choice, rules),
  ];
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
  const { metal, scale, finish } = choice;
  const findings = checkCastability(report, choice, rules);
  const { thickness, analyzerVersion, triangles } = report;
  const limits = rules.castability[METALS[metal].family];
  const limitMm = limits.minWallMm;
  const polishingMm = thickness ? lossOf(limits, finish) : 0;
  const room = engravingRoom(report, choice, rules);
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
    ...(polishingMm > 0 ? { polishingMm } : {}),
    ...(room ? { engraving: { ...room, limitMm: limits.engravingMm.width } } : {}),
    findings,
    ...scopeOf(report, { isPolished: polishingMm > 0, isEngraved: room !== null }),
  };
}

function scopeOf(
  { selfIntersections, thickness }: CastingReport,
  { isPolished, isEngraved }: { isPolished: boolean; isEngraved: boolean },
): Pick<CastabilityCertificate, "checked" | "notChecked"> {
  const checked: CastabilityRule[] = [
    "SURFACE_OPEN",
    "NOT_SOLID",
    "CLOSED_CAVITY",
    "SEVERAL_PIECES",
    "NONMANIFOLD_EDGES",
    "UNIT_IN_DOUBT",
  ];
  const notChecked = [...NEVER_CHECKED];
  if (selfIntersections !== null) checked.push("SELF_INTERSECTING");
  else notChecked.push("SELF_INTERSECTIONS");
  if (thickness) checked.push("WALL_TOO_THIN", "WALL_BELOW_ADVISED", "WIRE_TOO_THIN");
  else notChecked.push("WALLS");
  if (isPolished) checked.push("WALL_AFTER_POLISHING");
  if (!isEngraved) return { checked, notChecked };
  checked.push("ENGRAVING_TOO_FINE");
  if (thickness) checked.push("ENGRAVING_TOO_SHALLOW");
  notChecked.push("ENGRAVING_PLACE");
  return { checked, notChecked };
}
