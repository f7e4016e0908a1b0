import { isDegenerate } from "../topology/half-edge-buckets.ts";
import { kept, type Made, middleOf, topologyOf, type Workpiece } from "./workpiece.ts";

/** Drops triangles with two equal corners: they have no area, and their edges cancel. */
export function dropDegenerate(piece: Workpiece): Made | null {
  const { triangles } = piece;
  const keep = new Uint8Array(triangles.length / 3);
  let first = -1;
  let count = 0;
  for (let t = 0; t < keep.length; t++) {
    const gone = isDegenerate(triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!);
    keep[t] = gone ? 0 : 1;
    if (!gone) continue;
    if (first < 0) first = t;
    count++;
  }
  if (count === 0) return null;
  return {
    piece: { ...piece, triangles: kept(triangles, keep) },
    step: { kind: "drop_degenerate", count, movedMm: 0, at: middleOf(piece, first) },
  };
}

/**
 * Drops triangles that repeat another: equal ones down to one, pairs back to back altogether (a wall without
 * thickness encloses nothing). Left alone if that would open the surface.
 */
export function dropDuplicates(piece: Workpiece): Made | null {
  const before = topologyOf(piece);
  if (before.duplicateFaces.length === 0) return null;
  const groups = new Map<string, number[]>();
  const wanted = new Set(Array.from(before.duplicateFaces, (t) => nameOf(piece, t)));
  for (let t = 0; t < piece.triangles.length / 3; t++) {
    const name = nameOf(piece, t);
    if (wanted.has(name)) groups.set(name, [...(groups.get(name) ?? []), t]);
  }
  const keep = new Uint8Array(piece.triangles.length / 3).fill(1);
  let count = 0;
  for (const group of groups.values()) {
    for (const t of surplusOf(piece, group)) {
      keep[t] = 0;
      count++;
    }
  }
  const made = { ...piece, triangles: kept(piece.triangles, keep) };
  if (made.triangles.length === 0 || topologyOf(made).table.oddEdges > before.table.oddEdges) return null;
  const at = middleOf(piece, before.duplicateFaces[0]!);
  return { piece: made, step: { kind: "drop_duplicate", count, movedMm: 0, at } };
}

function nameOf({ triangles }: Workpiece, t: number): string {
  return [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!].sort((a, b) => a - b).join(" ");
}

/** The triangles of a group with the same corners that go: all but one of the direction in the majority. */
function surplusOf({ triangles }: Workpiece, group: number[]): number[] {
  const isEven = (t: number) => {
    const [a, b, c] = [triangles[3 * t]!, triangles[3 * t + 1]!, triangles[3 * t + 2]!];
    return (a < b ? 1 : 0) + (b < c ? 1 : 0) + (c < a ? 1 : 0) === 2;
  };
  const even = group.filter(isEven);
  const odd = group.filter((t) => !isEven(t));
  if (even.length === odd.length) return group;
  const stays = (even.length > odd.length ? even : odd)[0];
  return group.filter((t) => t !== stays);
}
