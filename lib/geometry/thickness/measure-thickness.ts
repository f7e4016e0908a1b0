import { MOST_TESTS, type TriangleTree } from "../spatial/triangle-tree.ts";
import { type SurfaceSamples, sampleSurface } from "./sample-surface.ts";
import { WallProbe } from "./wall-at.ts";

export interface ThicknessMap {
  samples: SurfaceSamples;
  /** Straight inward through the metal, per sample, file units; NaN where nothing could be measured. */
  rays: Float64Array;
  /** Wall as an inscribed ball sees it; NaN where no opposite wall is near (edges, bevels). */
  walls: Float64Array;
}

/** Square millimetres per sample: a spot of 0.5 mm2 with two sides then holds 16 samples. */
const AREA_PER_SAMPLE_MM2 = 0.0625;
const REFINE_BELOW_MM = 2;
const FEWEST = 4000;
const MOST = 60_000;

/**
 * Thickness over the whole surface of closed, outward shells: one inward ray per sample, refined by the largest
 * inscribed ball. `areaMm2` is the surface in square millimetres and sets the density; `several` bodies may lie in
 * or against each other. Null where too many triangles lie in one place to measure between them.
 */
export function measureThickness(
  tree: TriangleTree,
  size: { area: number; areaMm2: number; diagonal: number; several: boolean },
  onProgress?: (share: number) => void,
): ThicknessMap | null {
  const count = Math.round(Math.min(MOST, Math.max(FEWEST, size.areaMm2 / AREA_PER_SAMPLE_MM2)));
  const samples = sampleSurface(tree.positions, tree.triangles, size.area, count);
  const probe = new WallProbe(
    tree,
    size.several,
    size.diagonal,
    REFINE_BELOW_MM * Math.sqrt(size.area / size.areaMm2),
  );
  const rays = new Float64Array(samples.triangles.length).fill(Number.NaN);
  const walls = rays.slice();
  for (let i = 0; i < rays.length; i++) {
    if (tree.tests > MOST_TESTS) return null;
    const wall = probe.at(samples.points.subarray(3 * i, 3 * i + 3), samples.triangles[i]!);
    if (wall) {
      rays[i] = wall.ray;
      walls[i] = wall.wall;
    }
    if (i % 4096 === 0) onProgress?.(i / rays.length);
  }
  return { samples, rays, walls };
}
