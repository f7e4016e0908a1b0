import type { AnalysisReport } from "../../contracts/analysis.ts";
import type { AnalyzeOptions } from "../analyze.ts";
import type { Mesh } from "../mesh.ts";
import { buildTree } from "../spatial/triangle-tree.ts";
import { measureThickness } from "../thickness/measure-thickness.ts";
import { summarizeThickness } from "../thickness/summary.ts";
import type { Topology } from "../topology/read-topology.ts";
import { selfIntersections } from "./self-intersections.ts";

type DeepFigures = Pick<AnalysisReport, "selfIntersections" | "minThicknessMm" | "thickness">;

export type Deep = { figures: DeepFigures; crossing: Uint32Array };

/** What is known before any of it was looked for. */
export const NOTHING_DEEP: Deep = {
  figures: { selfIntersections: null, minThicknessMm: null, thickness: null },
  crossing: new Uint32Array(0),
};

/**
 * What takes a spatial tree: self-intersections, and walls where inside and outside are known (`outward`). Neither, in
 * words "not checked", of a heap: where too many triangles lie in one place to look at all pairs of them.
 */
export function deepMeasures(
  mesh: Mesh,
  topology: Topology,
  outward: Uint32Array | null,
  size: { area: number; diagonal: number; areaMm2: number; mm: number },
  options: Pick<AnalyzeOptions, "onProgress" | "onThickness">,
): Deep {
  if (size.area === 0) return NOTHING_DEEP;
  const tree = buildTree(mesh.positions, outward ?? mesh.triangles);
  const crossing = selfIntersections(tree, size.diagonal);
  const progress = (share: number) => options.onProgress?.({ stage: "walls", share });
  const extent = {
    area: size.area,
    areaMm2: size.areaMm2,
    diagonal: size.diagonal,
    several: topology.shells.count > 1,
  };
  // what lies in a heap has no walls, and each ray through it would meet all that lies there
  const map = outward && crossing ? measureThickness(tree, extent, progress) : null;
  if (map) options.onThickness?.(map);
  const thickness = map && summarizeThickness(map, tree, size.mm);
  return {
    figures: {
      selfIntersections: crossing?.length ?? null,
      minThicknessMm: thickness?.minMm ?? null,
      thickness,
    },
    crossing: crossing ?? new Uint32Array(0),
  };
}
