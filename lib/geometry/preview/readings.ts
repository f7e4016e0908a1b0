import type { AnalysisReport } from "../../contracts/analysis.ts";
import type { Mesh } from "../mesh.ts";
import type { PreviewMesh } from "../preview.ts";
import type { ThicknessMap } from "../thickness/measure-thickness.ts";

/** What an analysis read off the surface, beside the display copy; file units, places about its origin. */
export interface SurfaceReadings {
  /** x y z of each sample whose wall is known. */
  points: Float32Array;
  /** Wall under each sample. */
  walls: Float32Array;
  /** Numbers of the triangles that findings name, as the file counts them. */
  triangles: Uint32Array;
  /** Their corners, nine numbers each: a decimated copy no longer has them. */
  corners: Float32Array;
}

export const NO_READINGS: SurfaceReadings = {
  points: new Float32Array(0),
  walls: new Float32Array(0),
  triangles: new Uint32Array(0),
  corners: new Float32Array(0),
};

/** Readings for a display copy about `origin`. Samples at edges and bevels, where nothing is thin, are left out. */
export function surfaceReadings(
  map: ThicknessMap | null,
  report: AnalysisReport,
  mesh: Mesh,
  origin: PreviewMesh["origin"],
): SurfaceReadings {
  const known = map ? Array.from(map.walls.keys()).filter((i) => !Number.isNaN(map.walls[i])) : [];
  const named = [
    ...report.findings.flatMap(({ at }) => at?.triangles ?? []),
    ...(report.thickness?.spots.flatMap(({ triangles }) => triangles) ?? []),
  ];
  const triangles = Uint32Array.from(new Set(named));
  const place = (source: Float64Array, at: number) =>
    [0, 1, 2].map((axis) => source[at + axis]! - origin[axis]!);
  const corner = (vertex: number) => place(mesh.positions, 3 * vertex);
  return {
    points: Float32Array.from(known.flatMap((i) => (map ? place(map.samples.points, 3 * i) : []))),
    walls: Float32Array.from(known, (i) => map?.walls[i] ?? 0),
    triangles,
    corners: Float32Array.from(
      Array.from(triangles).flatMap((t) => [0, 1, 2].flatMap((k) => corner(mesh.triangles[3 * t + k]!))),
    ),
  };
}
