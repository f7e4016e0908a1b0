import { BufferAttribute, BufferGeometry, Color } from "three";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
import { HEAT_END, heatColor } from "./heat-ramp.ts";
import type { ShownModel } from "./model-geometry.ts";
import { subdivided } from "./subdivide.ts";
import { wallGrid } from "./wall-grid.ts";

/** Edges of the coloured surface are no longer than this, mm, or than the triangles allow. */
const FINEST_MM = 0.3;
const MOST_TRIANGLES = 150_000;
/** Steps of the scale of colours: finer than an eye tells apart. */
const SHADES = 255;

/** Corners of neighbours are one place: what is nearer than this, mm, is asked for once. */
const SAME_MM = 0.02;
const CELLS = 2 ** 17;
const cellOf = (mm: number) => Math.round(mm / SAME_MM) + CELLS / 2;

/** The surface cut finely enough to colour by wall. */
export interface FineModel {
  geometry: BufferGeometry;
  /** Wall at each corner, mm; NaN where none was measured. */
  walls: Float32Array;
  /** Shell of each triangle. */
  shells: Uint32Array;
}

/** From the shown model and what was read off its surface; `mmPerUnit` as the model is shown. */
export function fineModelOf(model: ShownModel, measured: PreviewMesh, mmPerUnit: number): FineModel {
  const longest = Math.max(FINEST_MM, Math.sqrt(areaOf(model.soup.positions) / (0.25 * MOST_TRIANGLES)));
  const soup = subdivided(model.soup, longest);
  const geometry = new BufferGeometry();
  geometry.setAttribute("position", new BufferAttribute(soup.positions, 3));
  geometry.setAttribute("normal", new BufferAttribute(soup.normals, 3));
  geometry.setAttribute("color", new BufferAttribute(new Float32Array(soup.positions.length), 3));
  const { points, walls } = measured.readings;
  const placed = new Float32Array(points.length);
  for (let i = 0; i < points.length; i += 3) {
    const mm = [0, 1, 2].map((axis) => (points[i + axis]! + measured.origin[axis]!) * mmPerUnit);
    placed.set(model.toModel(mm as [number, number, number]).toArray(), i);
  }
  const wallAt = wallGrid(
    placed,
    walls.map((wall) => wall * mmPerUnit),
  );
  const p = soup.positions;
  const found = new Float32Array(p.length / 3);
  const known = new Map<number, number>();
  for (let i = 0; i < found.length; i++) {
    const [x, y, z] = [p[3 * i]!, p[3 * i + 1]!, p[3 * i + 2]!];
    const key = (cellOf(x) * CELLS + cellOf(y)) * CELLS + cellOf(z);
    const wall = known.get(key) ?? wallAt(x, y, z);
    known.set(key, wall);
    found[i] = wall;
  }
  return { geometry, walls: found, shells: soup.shells };
}

/** Colours the surface by wall, the limit as the middle of the scale, mm. */
export function paintHeat({ geometry, walls }: FineModel, limitMm: number): void {
  const end = limitMm * HEAT_END;
  const scale = Array.from({ length: SHADES + 1 }, (_, i) => {
    const [r, g, b] = heatColor((i / SHADES) * end, limitMm);
    return new Color().setRGB(r / 255, g / 255, b / 255, "srgb");
  });
  const thickest = scale[SHADES]!;
  paint(geometry, walls, (wall) => scale[Math.round((wall / end) * SHADES)] ?? thickest);
}

export type ThinPaint = { thinnerThanMm: number; color: string };

/** Colours what is thinner than a limit over plain clay; the first that fits wins. */
export function paintThin({ geometry, walls }: FineModel, clay: string, thin: readonly ThinPaint[]): void {
  const plain = new Color(clay);
  const mixed = new Color();
  const marks = thin.map(({ thinnerThanMm, color }) => ({ thinnerThanMm, color: new Color(color) }));
  paint(geometry, walls, (wall) => {
    const mark = marks.find(({ thinnerThanMm }) => wall < thinnerThanMm);
    if (!mark) return plain;
    // full within a twentieth of the limit: a soft rim instead of teeth
    const depth = Math.min(1, (mark.thinnerThanMm - wall) / (0.05 * mark.thinnerThanMm));
    return mixed.copy(plain).lerp(mark.color, 0.65 * depth);
  });
}

function paint(geometry: BufferGeometry, walls: Float32Array, colorOf: (wall: number) => Color): void {
  const colors = geometry.getAttribute("color") as BufferAttribute;
  for (let i = 0; i < walls.length; i++) {
    const { r, g, b } = colorOf(walls[i]!);
    colors.setXYZ(i, r, g, b);
  }
  colors.needsUpdate = true;
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
