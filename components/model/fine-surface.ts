import type { PreviewMesh } from "#lib/geometry/preview.ts";
import type { Shape } from "./shape.ts";
import { type Soup, subdivided } from "./subdivide.ts";
import { wallGrid } from "./wall-grid.ts";

/** Edges of the coloured surface are no longer than this, mm, or than the triangles allow. */
const FINEST_MM = 0.3;

/** Corners of neighbours are one place: what is nearer than this, mm, is asked for once. */
const SAME_MM = 0.02;
const CELLS = 2 ** 17;
const cellOf = (mm: number) => Math.round(mm / SAME_MM) + CELLS / 2;

/** The surface cut finely enough to colour by wall. */
export interface FineSurface {
  soup: Soup;
  /** Wall at each corner, mm; NaN where none was measured. */
  walls: Float32Array;
}

/**
 * From a shape and what was read off its surface, with the origin of those readings; `mmPerUnit` as it is shown, `most`
 * triangles about.
 */
export function fineSurfaceOf(
  shape: Shape,
  { readings, origin }: Pick<PreviewMesh, "readings" | "origin">,
  mmPerUnit: number,
  most: number,
): FineSurface {
  const longest = Math.max(FINEST_MM, Math.sqrt(areaOf(shape.soup.positions) / (0.25 * most)));
  const soup = subdivided(shape.soup, longest);
  const placed = readings.points.map(
    (value, i) => (value + origin[i % 3]!) * mmPerUnit - shape.middle[i % 3]!,
  );
  const wallAt = wallGrid(
    placed,
    readings.walls.map((wall) => wall * mmPerUnit),
  );
  const p = soup.positions;
  const walls = new Float32Array(p.length / 3);
  const known = new Map<number, number>();
  for (let i = 0; i < walls.length; i++) {
    const [x, y, z] = [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!];
    const key = (cellOf(x) * CELLS + cellOf(y)) * CELLS + cellOf(z);
    const wall = known.get(key) ?? wallAt(x, y, z);
    known.set(key, wall);
    walls[i] = wall;
  }
  return { soup, walls };
}

function areaOf(p: Float32Array): number {
  let doubled = 0;
  for (let i = 0; i < p.length; i += 9) {
    const [ux, uy, uz] = [p[i + 3]! - p[i]!, p[i + 4]! - p[i + 1]!, p[i + 5]! - p[i + 2]!];
    const [vx, vy, vz] = [p[i + 6]! - p[i]!, p[i + 7]! - p[i + 1]!, p[i + 8]! - p[i + 2]!];
    doubled += Math.hypot(uy * vz - uz * vy, uz * vx - ux * vz, ux * vy - uy * vx);
  }
  return doubled / 2;
}
