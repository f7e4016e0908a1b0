import type { Cut } from "./cutters.ts";

/** A convex flat polygon, x y z per corner. */
export type Polygon = number[];

/** Cuts of one piece beyond which it is quartered first: cells grow with their square where all of them meet. */
const MOST_CUTS = 16;
const MOST_DEPTH = 12;

/** How many cells may still be cut; shared by all triangles of one model, so that none takes minutes. */
export interface CellBudget {
  left: number;
}

/**
 * Cuts a triangle (corners x y z) along the cuts of others, so that each cell lies wholly inside or outside of
 * the shells they belong to. Stops where the budget is used up.
 */
export function splitTriangle(
  corners: ArrayLike<number>,
  cuts: Cut[],
  epsilon: number,
  budget: CellBudget,
): Polygon[] {
  const cells: Polygon[] = [];
  quarter(Array.from(corners), cuts, epsilon, { depth: 0, cells, budget });
  return cells;
}

type Place = { depth: number; cells: Polygon[]; budget: CellBudget };

function quarter(piece: number[], cuts: Cut[], epsilon: number, place: Place): void {
  const { depth, cells, budget } = place;
  if (budget.left <= 0) return;
  const near = cuts.filter((cut) => boxesMeet(piece, cut, epsilon));
  if (near.length <= MOST_CUTS || depth >= MOST_DEPTH) {
    const made = near.reduce<Polygon[]>(
      (pieces, cut) => (pieces.length > 4096 ? pieces : pieces.flatMap((cell) => divide(cell, cut, epsilon))),
      [piece],
    );
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

function boxesMeet(piece: Polygon, { from, to }: Cut, epsilon: number): boolean {
  for (let axis = 0; axis < 3; axis++) {
    const low = Math.min(from[axis]!, to[axis]!) - epsilon;
    const high = Math.max(from[axis]!, to[axis]!) + epsilon;
    let below = true;
    let above = true;
    for (let i = axis; i < piece.length; i += 3) {
      if (piece[i]! >= low) below = false;
      if (piece[i]! <= high) above = false;
    }
    if (below || above) return false;
  }
  return true;
}

/** The parts of a convex polygon on the sides of a cut; the polygon itself where the cut does not enter it. */
function divide(cell: Polygon, cut: Cut, epsilon: number): Polygon[] {
  const heights: number[] = [];
  for (let i = 0; i < cell.length; i += 3) {
    heights.push(cut.nx * cell[i]! + cut.ny * cell[i + 1]! + cut.nz * cell[i + 2]! - cut.offset);
  }
  if (heights.every((h) => h >= -epsilon) || heights.every((h) => h <= epsilon)) return [cell];
  const above: Polygon = [];
  const below: Polygon = [];
  const chord: number[][] = [];
  heights.forEach((h, i) => {
    const next = (i + 1) % heights.length;
    const corner = cell.slice(3 * i, 3 * i + 3);
    if (h >= 0) above.push(...corner);
    if (h <= 0) below.push(...corner);
    if (h === 0) chord.push(corner);
    const other = heights[next]!;
    if ((h > 0 && other < 0) || (h < 0 && other > 0)) {
      const share = h / (h - other);
      const point = corner.map((value, axis) => value + share * (cell[3 * next + axis]! - value));
      above.push(...point);
      below.push(...point);
      chord.push(point);
    }
  });
  return overlap(chord, cut) > epsilon ? [above, below] : [cell];
}

/** Length that a chord of a cell and a cut on the same line have in common; negative where they are apart. */
function overlap(chord: number[][], { from, to }: Cut): number {
  const [a, b] = chord;
  if (!a || !b) return 0;
  const along = [to[0]! - from[0]!, to[1]! - from[1]!, to[2]! - from[2]!];
  const length = Math.sqrt(along[0]! ** 2 + along[1]! ** 2 + along[2]! ** 2);
  const place = (point: number[]) =>
    along.reduce((sum, value, axis) => sum + value * (point[axis]! - from[axis]!), 0) / length;
  const [one, two] = [place(a), place(b)];
  return Math.min(length, Math.max(one, two)) - Math.max(0, Math.min(one, two));
}
