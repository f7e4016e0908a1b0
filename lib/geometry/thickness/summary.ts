import type { ThicknessReport } from "../../contracts/analysis.ts";
import type { TriangleTree } from "../spatial/triangle-tree.ts";
import type { ThicknessMap } from "./measure-thickness.ts";
import { thinSpots } from "./thin-spots.ts";

/** Width of a histogram bin and its end, mm; thicker walls are of no interest to any rule. */
const BIN_MM = 0.05;
const BINS = 60;
/**
 * A wall counts as the thinnest once it covers this much surface (both its sides), mm2, or 2 % of all: the notch of a
 * stone's seat across a prong does not, though little is left under its edge.
 */
const SMALLEST_AREA_MM2 = 0.4;
const SMALLEST_SHARE = 0.02;
/** And never fewer samples: on a large piece they stand far apart, and one ray may graze the tip of a bevel. */
const FEWEST_SAMPLES = 3;

/** Percentiles, thinnest wall, histogram and thin spots in millimetres; null if nothing could be measured. */
export function summarizeThickness(
  map: ThicknessMap,
  tree: TriangleTree,
  mmPerUnit: number,
): ThicknessReport | null {
  const rays = sorted(map.rays, mmPerUnit);
  const walls = sorted(map.walls, mmPerUnit);
  if (rays.length === 0) return null;
  const areaPerSample = map.samples.areaPerSample * mmPerUnit ** 2;
  const histogram = new Array<number>(BINS).fill(0);
  for (const wall of walls) if (wall < BIN_MM * BINS) histogram[Math.floor(wall / BIN_MM)]! += areaPerSample;
  const covered = Math.min(SMALLEST_AREA_MM2 / areaPerSample, SMALLEST_SHARE * map.rays.length);
  const needed = Math.max(FEWEST_SAMPLES, covered);
  return {
    minMm: walls[Math.min(walls.length, Math.max(1, Math.ceil(needed))) - 1] ?? null,
    medianMm: rays[Math.floor(rays.length / 2)]!,
    p01Mm: rays[Math.floor(rays.length / 100)]!,
    p05Mm: rays[Math.floor(rays.length / 20)]!,
    samples: map.rays.length,
    areaPerSampleMm2: areaPerSample,
    histogram: { binMm: BIN_MM, areaMm2: histogram.map((area) => Math.round(area * 1e4) / 1e4) },
    spots: thinSpots(map, tree, mmPerUnit, needed),
  };
}

const sorted = (values: Float64Array, scale: number): Float64Array =>
  values
    .filter((value) => !Number.isNaN(value))
    .map((value) => value * scale)
    .sort();
