import type { AnalysisReport } from "../contracts/analysis.ts";
import { closesBy } from "./closing/closes-by.ts";
import type { ModelFormat } from "./detect-format.ts";
import { centreOf, diagonalOf, sizeOf } from "./measures/bounds.ts";
import { chargedVolume } from "./measures/charged-volume.ts";
import { type Deep, deepMeasures, NOTHING_DEEP } from "./measures/deep-measures.ts";
import type { Vec3 } from "./mesh.ts";
import { type ReadOptions, readModel } from "./read-model.ts";
import { readSurface } from "./read-surface.ts";
import type { SourceModel } from "./readers/reader.ts";
import { GeometryRefusal } from "./refusal.ts";
import { detectRing, type RingHole } from "./ring/detect-ring.ts";
import { fitsFinger } from "./ring/finger.ts";
import type { ThicknessMap } from "./thickness/measure-thickness.ts";
import type { Topology } from "./topology/read-topology.ts";
import { guessUnit, MM_PER_UNIT, type Unit } from "./units.ts";
import { findingsOf } from "./verdict/findings.ts";
import { verdictOf } from "./verdict/verdict.ts";

/** Changes when any number or verdict of any file may change; part of every certificate. */
export const ANALYZER_VERSION = "1.9.0";

export interface AnalyzeOptions extends ReadOptions {
  /** A person's word about the unit; overrides what the file declares. */
  unit?: Unit;
  /** `full` also looks for self-intersections and measures walls; a few seconds at a million triangles. */
  depth?: AnalysisReport["depth"];
  /** Told at depth `full` what `basic` would have said: it is there long before self-intersections and walls. */
  onBasics?: (report: AnalysisReport) => void;
  /** Told the walls sample by sample, which the report sums up. */
  onThickness?: (map: ThicknessMap) => void;
}

/**
 * Measures and judges a model file. Throws GeometryRefusal where it cannot be read; an open surface that
 * nothing safe closes is readable and comes back with verdict `reject`. The same bytes give the same report.
 */
export function analyzeModel(bytes: Uint8Array, options: AnalyzeOptions): AnalysisReport {
  const { format, model } = readModel(bytes, options);
  return analyzeSource(format, model, options);
}

/** The same for a model already read (when its mesh is needed for more, or the file was streamed). */
export function analyzeSource(
  format: ModelFormat,
  model: SourceModel,
  options: AnalyzeOptions,
): AnalysisReport {
  const { mesh } = model;
  options.onProgress?.({ stage: "topology", share: 0 });
  const { bounds, topology, sums } = readSurface(model, options.second);
  options.onProgress?.({ stage: "measuring", share: 0 });
  const centre = centreOf(bounds);
  const diagonal = diagonalOf(bounds);
  const { watertight } = topology.shells;
  if (sums.area === 0) throw new GeometryRefusal("NO_TRIANGLES");
  const closing = closesBy(mesh, topology, diagonal);
  const hole = detectRing(mesh);
  const unit = unitOf(model, sizeOf(bounds), hole?.innerDiameter ?? null, options.unit);
  const mm = unit.mmPerUnit;
  const charged = chargedVolume(mesh, topology, sums, closing, centre, diagonal);
  const areaMm2 = (sums.area + model.polygonAreaCorrection) * mm ** 2;
  const basics = {
    analyzerVersion: ANALYZER_VERSION,
    format,
    unit,
    parts: model.parts,
    triangles: mesh.triangles.length / 3,
    vertices: mesh.positions.length / 3,
    boundingBox: { min: scaled(bounds.min, mm), max: scaled(bounds.max, mm) },
    areaMm2,
    signedVolumeMm3: sums.signedVolume * mm ** 3,
    volumeMm3: charged.volume === null ? null : charged.volume * mm ** 3,
    ...topologyFigures(topology),
    shellsInverted: sums.shellVolumes.filter((volume, i) => watertight[i] === 1 && volume < 0).length,
    closesBy: closing,
    sliverTriangles: sums.sliverTriangles,
    ...holeFigures(hole, mm),
  };
  const judged = (depth: AnalysisReport["depth"], { figures, crossing }: Deep): AnalysisReport => {
    const measures = { ...basics, depth, ...figures };
    const { overlaps, turnedShells } = charged;
    const { shellVolumes } = sums;
    const { notes } = model;
    const shells = { shellVolumes, overlaps, turnedShells };
    const findings = findingsOf({ measures, mesh, topology, ...shells, notes, crossing });
    return { ...measures, findings, ...verdictOf(findings) };
  };
  if (options.depth !== "full") return judged("basic", NOTHING_DEEP);
  options.onBasics?.(judged("basic", NOTHING_DEEP));
  const size = { area: sums.area, diagonal, areaMm2, mm };
  const report = judged("full", deepMeasures(mesh, topology, charged.outward, size, options));
  options.onProgress?.({ stage: "walls", share: 1 });
  return report;
}

const scaled = (point: Vec3, mm: number): Vec3 => [point[0] * mm, point[1] * mm, point[2] * mm];

function topologyFigures(topology: Topology) {
  const { table, shells } = topology;
  const manifold = topology.watertight && topology.nonManifoldVertices.length === 0;
  return {
    shells: shells.count,
    shellsWatertight: shells.watertight.reduce((n, w) => n + w, 0),
    edges: table.edges,
    boundaryEdges: table.boundary.length,
    oddEdges: table.oddEdges,
    nonManifoldEdges: table.groups.length,
    misorientedEdges: table.misoriented.length,
    unbalancedNonManifoldEdges: table.unbalancedNonManifoldEdges,
    nonManifoldVertices: topology.nonManifoldVertices.length,
    consistentlyOriented: topology.consistentlyOriented,
    watertight: topology.watertight,
    closed: topology.closed,
    degenerateTriangles: topology.degenerateTriangles,
    duplicateFaces: topology.duplicateFaces.length,
    eulerCharacteristic: topology.eulerCharacteristic,
    genus: manifold ? shells.count - topology.eulerCharacteristic / 2 : null,
  };
}

function holeFigures(hole: RingHole | null, mm: number): Pick<AnalysisReport, "holeMm" | "ring"> {
  if (!hole) return { holeMm: null, ring: null };
  const innerDiameterMm = hole.innerDiameter * mm;
  return { holeMm: innerDiameterMm, ring: fitsFinger(innerDiameterMm) ? { innerDiameterMm } : null };
}

function unitOf(
  model: SourceModel,
  size: Vec3,
  ring: number | null,
  chosen: Unit | undefined,
): AnalysisReport["unit"] {
  const { unit: guess, confidence } = guessUnit(size, ring);
  const declared = model.unit;
  const mmPerUnit = MM_PER_UNIT[chosen ?? declared ?? "mm"];
  return {
    declared,
    guess,
    confidence,
    mmPerUnit,
    source: chosen ? "chosen" : declared ? "declared" : "assumed",
  };
}
