import type { AnalysisReport } from "../../contracts/analysis.ts";
import type { AnalyzeOptions } from "../analyze.ts";
import type { Mesh } from "../mesh.ts";
import { buildTree } from "../spatial/triangle-tree.ts";
import { measureThickness } from "../thickness/measure-thickness.ts";
import { summarizeThickness } from "../thickness/summary.ts";
import type { Topology } from "../topology/read-topology.ts";
import { selfIntersections } from "./self-intersections.ts";

type DeepFigures = Pick<AnalysisReport, "selfIntersections" | "minThicknessMm" | "thickness">;

const NOTHING: DeepFigures = { selfIntersections: null, minThicknessMm: null, thickness: null };

/** What takes a spatial tree: self-intersections, and walls where inside and outside are known (`outward`). */
export function deepMeasures(
  mesh: Mesh,
  topology: Topology,
  outward: Uint32Array | null,
  size: { area: number; diagonal: number; areaMm2: number; mm: number },
  options: Pick<AnalyzeOptions, "depth" | "onProgress" | "onThickness">,
): { figures: DeepFigures; crossing: Uint32Array } {
  if (options.depth !== "full" || size.area === 0) return { figures: NOTHING, crossing: new Uint32Array(0) };
  const tree = buildTree(mesh.positions, outward ?? mesh.triangles);
  const crossing = selfIntersections(tree, size.diagonal);
  const progress = (share: number) => options.onProgress?.({ stage: "measuring", share });
  const extent = {
    area: size.area,
    areaMm2: size.areaMm2,
    diagonal: size.diagonal,
    shells: topology.shells.count,
  };
  const map = outward ? measureThickness(tree, extent, progress) : null;
  if (map) options.onThickness?.(map);
  const thickness = map && summarizeThickness(map, tree, size.mm);
  return {
    figures: { selfIntersections: crossing.length, minThicknessMm: thickness?.minMm ?? null, thickness },
    crossing,
  };
}
