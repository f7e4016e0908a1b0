import type { AnalysisReport } from "../contracts/analysis.ts";
import { closesBy } from "./closing/closes-by.ts";
import type { ModelFormat } from "./detect-format.ts";
import { boundsOf, centreOf, diagonalOf, sizeOf } from "./measures/bounds.ts";
import { chargedVolume } from "./measures/charged-volume.ts";
import { surfaceSums } from "./measures/surface.ts";
import type { Vec3 } from "./mesh.ts";
import { type ReadOptions, readModel } from "./read-model.ts";
import type { SourceModel } from "./readers/reader.ts";
import { readTopology } from "./topology/read-topology.ts";
import { guessUnit, MM_PER_UNIT, type Unit } from "./units.ts";
import { findingsOf } from "./verdict/findings.ts";
import { verdictOf } from "./verdict/verdict.ts";

/** Changes when any number or verdict of any file may change; part of every certificate. */
export const ANALYZER_VERSION = "1.0.0";

export interface AnalyzeOptions extends ReadOptions {
  /** A person's word about the unit; overrides what the file declares. */
  unit?: Unit;
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
  const vertices = mesh.positions.length / 3;
  options.onProgress?.({ stage: "topology", share: 0 });
  const topology = readTopology(mesh.triangles, vertices);
  options.onProgress?.({ stage: "measuring", share: 0 });
  const bounds = boundsOf(mesh.positions);
  const shells = topology.shells;
  const sums = surfaceSums(mesh.positions, mesh.triangles, centreOf(bounds), shells.ofTriangle, shells.count);
  const closing = closesBy(mesh, topology, diagonalOf(bounds));
  const unit = unitOf(model, sizeOf(bounds), options.unit);
  const mm = unit.mmPerUnit;
  const scaled = (point: Vec3): Vec3 => [point[0] * mm, point[1] * mm, point[2] * mm];
  const { table } = topology;
  const charged = chargedVolume(mesh, topology, sums, closing, centreOf(bounds), diagonalOf(bounds));
  const inverted = sums.shellVolumes.filter((volume, i) => shells.watertight[i] === 1 && volume < 0).length;
  const measures = {
    analyzerVersion: ANALYZER_VERSION,
    format,
    unit,
    parts: model.parts,
    triangles: mesh.triangles.length / 3,
    vertices,
    boundingBox: { min: scaled(bounds.min), max: scaled(bounds.max) },
    areaMm2: (sums.area + model.polygonAreaCorrection) * mm ** 2,
    signedVolumeMm3: sums.signedVolume * mm ** 3,
    volumeMm3: charged.volume === null ? null : charged.volume * mm ** 3,
    shells: shells.count,
    shellsWatertight: shells.watertight.reduce((n, w) => n + w, 0),
    shellsInverted: inverted,
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
    closesBy: closing,
    degenerateTriangles: topology.degenerateTriangles,
    sliverTriangles: sums.sliverTriangles,
    duplicateFaces: topology.duplicateFaces.length,
    eulerCharacteristic: topology.eulerCharacteristic,
    genus:
      topology.watertight && topology.nonManifoldVertices.length === 0
        ? shells.count - topology.eulerCharacteristic / 2
        : null,
    selfIntersections: null,
    minThicknessMm: null,
    ring: null,
  };
  const findings = findingsOf({ measures, mesh, topology, notes: model.notes, overlaps: charged.overlaps });
  options.onProgress?.({ stage: "measuring", share: 1 });
  return { ...measures, findings, ...verdictOf(findings) };
}

function unitOf(model: SourceModel, size: Vec3, chosen: Unit | undefined): AnalysisReport["unit"] {
  const { unit: guess, confidence } = guessUnit(size);
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
