import { PointTree } from "../closing/point-tree.ts";
import { pointsOnSegment } from "../closing/t-junctions.ts";
import { openVertices, weldBoundary } from "../closing/weld-boundary.ts";
import { GrowingArray } from "../growing-array.ts";
import { type Made, pointOf, topologyOf, type Workpiece } from "./workpiece.ts";

/** Beyond these the gaps are no flaw of an export but the nature of the file. */
const MOST_OPEN_EDGES = 500_000;
const MOST_PIECES = 2_000_000;

/** Joins open vertices within `tolerance` (mm) of each other. Kept only if fewer edges stay open. */
export function weldGaps(piece: Workpiece, tolerance: number): Made | null {
  const { table } = topologyOf(piece);
  if (table.oddEdges === 0 || table.oddEdges > MOST_OPEN_EDGES) return null;
  const triangles = weldBoundary(
    { ...piece, partVertexStart: new Uint32Array(1) },
    piece.triangles,
    table,
    tolerance,
  );
  const joined = new Map<number, number>();
  for (let i = 0; i < triangles.length; i++) {
    if (triangles[i] !== piece.triangles[i]) joined.set(piece.triangles[i]!, triangles[i]!);
  }
  const made = { ...piece, triangles };
  const [first] = joined.keys();
  if (first === undefined || topologyOf(made).table.oddEdges >= table.oddEdges) return null;
  let movedMm = 0;
  for (const [from, to] of joined)
    movedMm = Math.max(movedMm, distance(pointOf(piece, from), pointOf(piece, to)));
  return { piece: made, step: { kind: "weld", count: joined.size, movedMm, at: pointOf(piece, first) } };
}

/**
 * Splits triangles at open vertices that lie within `tolerance` (mm) of their open edges, so that both sides of a
 * gap have the same corners. No vertex moves. Kept only if fewer edges stay open.
 */
export function splitJunctions(piece: Workpiece, tolerance: number): Made | null {
  const { table } = topologyOf(piece);
  const { positions, triangles } = piece;
  if (table.boundary.length === 0 || table.oddEdges > MOST_OPEN_EDGES) return null;
  const tree = new PointTree(positions, openVertices(triangles, table));
  const chains = new Map<number, number[]>();
  let count = 0;
  let movedMm = 0;
  for (const h of table.boundary) {
    const [a, b] = [triangles[h]!, triangles[h % 3 === 2 ? h - 2 : h + 1]!];
    const chain = pointsOnSegment(positions, tree, a, b, tolerance);
    if (chain.length === 0) continue;
    chains.set(h, chain);
    count += chain.length;
    if (count > MOST_PIECES) return null;
    for (const v of chain) movedMm = Math.max(movedMm, offSegment(piece, v, a, b));
  }
  const [first] = chains.values();
  if (!first) return null;
  const made = { positions, triangles: split(triangles, chains) };
  if (topologyOf(made).table.oddEdges >= table.oddEdges) return null;
  return { piece: made, step: { kind: "split_t_junctions", count, movedMm, at: pointOf(piece, first[0]!) } };
}

/** All triangles, those with chains of vertices on their edges cut at every one of them. */
function split(triangles: Uint32Array, chains: Map<number, number[]>): Uint32Array {
  const out = new GrowingArray<Uint32Array>(Uint32Array, triangles.length + 64);
  const cut = (corners: [number, number, number], edges: [number[], number[], number[]]): void => {
    const side = edges.findIndex((chain) => chain.length > 0);
    if (side < 0) {
      for (const corner of corners) out.push(corner);
      return;
    }
    const turn = <T>(of: [T, T, T]): [T, T, T] => [of[side]!, of[(side + 1) % 3]!, of[(side + 2) % 3]!];
    const [a, b, c] = turn(corners);
    const [ab, bc, ca] = turn(edges);
    const middle = ab.length >> 1;
    const p = ab[middle]!;
    cut([a, p, c], [ab.slice(0, middle), [], ca]);
    cut([p, b, c], [ab.slice(middle + 1), bc, []]);
  };
  for (let i = 0; i < triangles.length; i += 3) {
    cut(
      [triangles[i]!, triangles[i + 1]!, triangles[i + 2]!],
      [chains.get(i) ?? [], chains.get(i + 1) ?? [], chains.get(i + 2) ?? []],
    );
  }
  return out.finish();
}

type Point = readonly [number, number, number];

const distance = (a: Point, b: Point) =>
  Math.sqrt((a[0] - b[0]) ** 2 + (a[1] - b[1]) ** 2 + (a[2] - b[2]) ** 2);

function offSegment(piece: Workpiece, vertex: number, from: number, to: number): number {
  const [v, a, b] = [pointOf(piece, vertex), pointOf(piece, from), pointOf(piece, to)];
  const squared = (b[0] - a[0]) ** 2 + (b[1] - a[1]) ** 2 + (b[2] - a[2]) ** 2;
  const dot = (v[0] - a[0]) * (b[0] - a[0]) + (v[1] - a[1]) * (b[1] - a[1]) + (v[2] - a[2]) * (b[2] - a[2]);
  const share = dot / squared;
  const foot = [0, 1, 2].map((axis) => a[axis]! + share * (b[axis]! - a[axis]!)) as unknown as Point;
  return distance(v, foot);
}
