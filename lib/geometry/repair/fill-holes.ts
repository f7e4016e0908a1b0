import { boundsOf, diagonalOf } from "../measures/bounds.ts";
import { cutEars } from "./cut-ears.ts";
import { holeLoops } from "./hole-loops.ts";
import { type Made, pointOf, topologyOf, type Workpiece } from "./workpiece.ts";

/** A hole to fill is no wider than this share of the model's diagonal, and than this, mm. */
const WIDEST = { share: 0.1, mm: 3 };
/** How far its rim may leave one plane: a share of its width, and mm. */
const FLATTEST = { share: 1e-3, mm: 0.01 };
const MOST_EDGES = 500;

/** Fills small flat holes with triangles between the vertices of their rim; no vertex is added. `mm` in one unit. */
export function fillHoles(piece: Workpiece, mm: number): Made | null {
  const { table } = topologyOf(piece);
  if (table.boundary.length === 0) return null;
  const widest = Math.min(WIDEST.mm / mm, WIDEST.share * diagonalOf(boundsOf(piece.positions)));
  const added: number[] = [];
  let first: number | undefined;
  let count = 0;
  for (const rim of holeLoops(piece.triangles, table)) {
    const lid = rim.length <= MOST_EDGES ? lidOf(piece, rim, widest, FLATTEST.mm / mm) : null;
    if (!lid) continue;
    added.push(...lid);
    first ??= rim[0]!;
    count++;
  }
  if (first === undefined) return null;
  const triangles = new Uint32Array(piece.triangles.length + added.length);
  triangles.set(piece.triangles);
  triangles.set(added, piece.triangles.length);
  const made = { ...piece, triangles };
  if (topologyOf(made).table.oddEdges >= table.oddEdges) return null;
  return { piece: made, step: { kind: "fill_holes", count, movedMm: 0, at: pointOf(piece, first) } };
}

/** Triangles that close a rim, facing as their neighbours do; null if it is too wide, not flat or crosses itself. */
function lidOf(piece: Workpiece, rim: number[], widest: number, flattest: number): number[] | null {
  const around = rim.toReversed();
  const points = around.map((vertex) => pointOf(piece, vertex));
  const width = diagonalOf(boundsOf(Float64Array.from(points.flat())));
  if (width > widest) return null;
  const normal = newellNormal(points);
  const length = Math.sqrt(normal[0] ** 2 + normal[1] ** 2 + normal[2] ** 2);
  if (length === 0) return null;
  const [origin] = points;
  const off = (p: Point) =>
    Math.abs(p.reduce((sum, value, axis) => sum + ((value - origin![axis]!) * normal[axis]!) / length, 0));
  if (points.some((p) => off(p) > Math.min(flattest, FLATTEST.share * width))) return null;
  const drop = [0, 1, 2].reduce((best, axis) =>
    Math.abs(normal[axis]!) > Math.abs(normal[best]!) ? axis : best,
  );
  const [u, v] = normal[drop]! > 0 ? [(drop + 1) % 3, (drop + 2) % 3] : [(drop + 2) % 3, (drop + 1) % 3];
  const ears = cutEars(points.map((p) => [p[u!]!, p[v!]!]));
  return ears?.map((corner) => around[corner]!) ?? null;
}

type Point = readonly [number, number, number];

/** Twice the area vector of a polygon (Newell). */
function newellNormal(points: readonly Point[]): [number, number, number] {
  const sum: [number, number, number] = [0, 0, 0];
  points.forEach((p, i) => {
    const q = points[(i + 1) % points.length]!;
    for (let axis = 0; axis < 3; axis++) {
      const [j, k] = [(axis + 1) % 3, (axis + 2) % 3];
      sum[axis]! += p[j]! * q[k]! - p[k]! * q[j]!;
    }
  });
  return sum;
}
