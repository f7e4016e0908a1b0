import type { TrianglePlane } from "../spatial/triangle-planes.ts";
import { boxesApart } from "./shell-pairs.ts";

/** A convex flat polygon, x y z per corner. */
export type Polygon = number[];

/** Cutting planes of one piece beyond which it is quartered instead: cells grow with their square. */
const MOST_CUTS = 12;
const MOST_DEPTH = 12;

interface Cutter {
  corners: Float64Array;
  planes: { nx: number; ny: number; nz: number; offset: number }[];
}

/** How many cells may still be cut; shared by all triangles of one model, so that none takes minutes. */
export interface CellBudget {
  left: number;
}

/**
 * Cuts a triangle along the triangles that cross it, so that each cell lies wholly inside or outside of the
 * shells they belong to. A cutter in the same plane cuts along its edges. Stops where the budget is used up.
 */
export function splitTriangle(
  target: TrianglePlane,
  cutters: TrianglePlane[],
  epsilon: number,
  budget: CellBudget,
): Polygon[] {
  const prepared = cutters.map((cutter) => prepare(target, cutter, epsilon));
  const cells: Polygon[] = [];
  quarter(Array.from(target.corners), prepared, epsilon, { depth: 0, cells, budget });
  return cells;
}

function prepare(target: TrianglePlane, cutter: TrianglePlane, epsilon: number): Cutter {
  const corners = cutter.corners.slice();
  if (!target.holds(corners, epsilon)) {
    return { corners, planes: [{ nx: cutter.nx, ny: cutter.ny, nz: cutter.nz, offset: cutter.offset }] };
  }
  const planes = [0, 3, 6].map((from) => {
    const to = (from + 3) % 9;
    const [ex, ey, ez] = [0, 1, 2].map((i) => corners[to + i]! - corners[from + i]!) as [
      number,
      number,
      number,
    ];
    const n = [
      ey * target.nz - ez * target.ny,
      ez * target.nx - ex * target.nz,
      ex * target.ny - ey * target.nx,
    ];
    const length = Math.sqrt(n[0]! * n[0]! + n[1]! * n[1]! + n[2]! * n[2]!) || 1;
    const [nx, ny, nz] = [n[0]! / length, n[1]! / length, n[2]! / length];
    return { nx, ny, nz, offset: nx * corners[from]! + ny * corners[from + 1]! + nz * corners[from + 2]! };
  });
  return { corners, planes };
}

type Place = { depth: number; cells: Polygon[]; budget: CellBudget };

function quarter(piece: number[], cutters: Cutter[], epsilon: number, place: Place): void {
  const { depth, cells, budget } = place;
  if (budget.left <= 0) return;
  const box = Float64Array.from(piece);
  const near = cutters.filter(({ corners }) => !boxesApart(box, corners, epsilon));
  if (near.reduce((n, { planes }) => n + planes.length, 0) <= MOST_CUTS || depth >= MOST_DEPTH) {
    const made = cut(piece, near, epsilon);
    budget.left -= made.length;
    cells.push(...made);
    return;
  }
  const middle = (i: number, j: number) => [0, 1, 2].map((axis) => (piece[i + axis]! + piece[j + axis]!) / 2);
  const [a, b, c] = [piece.slice(0, 3), piece.slice(3, 6), piece.slice(6, 9)];
  const [ab, bc, ca] = [middle(0, 3), middle(3, 6), middle(6, 0)];
  const parts = [
    [a, ab, ca],
    [ab, b, bc],
    [ca, bc, c],
    [ab, bc, ca],
  ];
  for (const part of parts) quarter(part.flat(), near, epsilon, { ...place, depth: depth + 1 });
}

function cut(piece: Polygon, cutters: Cutter[], epsilon: number): Polygon[] {
  let cells: Polygon[] = [piece];
  for (const { planes } of cutters) {
    for (const plane of planes) {
      if (cells.length > 4096) return cells;
      cells = cells.flatMap((cell) => divide(cell, plane, epsilon));
    }
  }
  return cells;
}

/** The one or two parts of a convex polygon on the sides of a plane. */
function divide(cell: Polygon, plane: Cutter["planes"][number], epsilon: number): Polygon[] {
  const heights: number[] = [];
  for (let i = 0; i < cell.length; i += 3) {
    heights.push(plane.nx * cell[i]! + plane.ny * cell[i + 1]! + plane.nz * cell[i + 2]! - plane.offset);
  }
  if (heights.every((h) => h >= -epsilon) || heights.every((h) => h <= epsilon)) return [cell];
  const above: Polygon = [];
  const below: Polygon = [];
  heights.forEach((h, i) => {
    const next = (i + 1) % heights.length;
    const corner = cell.slice(3 * i, 3 * i + 3);
    if (h >= 0) above.push(...corner);
    if (h <= 0) below.push(...corner);
    const other = heights[next]!;
    if ((h > 0 && other < 0) || (h < 0 && other > 0)) {
      const share = h / (h - other);
      const point = corner.map((value, axis) => value + share * (cell[3 * next + axis]! - value));
      above.push(...point);
      below.push(...point);
    }
  });
  return [above, below];
}
