import type { ChangeKind, ChangePlace } from "./changes.ts";

/** Changes nearer than this share of the changed box are one place to a person. */
const NEAR = 1 / 8;
const MOST_PLACES = 8;

type Changed = { kind: ChangeKind; corners: readonly number[] };
type Point = [number, number, number];

/** Gathers changed triangles (nine numbers, mm) into places: those whose corners are near go together. */
export function placesOf(changed: readonly Changed[]): ChangePlace[] {
  const cell = NEAR * spanOf(changed) || 1;
  const cellsOf = ({ corners: c }: Changed) =>
    [0, 3, 6].map((at) => [c[at]!, c[at + 1]!, c[at + 2]!].map((value) => Math.floor(value / cell)).join());
  const cells = new Map<string, number[]>();
  changed.forEach((each, i) => {
    for (const key of new Set(cellsOf(each))) {
      const here = cells.get(key);
      if (here) here.push(i);
      else cells.set(key, [i]);
    }
  });
  const groups = gathered(cells, (i) => cellsOf(changed[i]!));
  const places = groups.map((members) => placeOf(members, changed));
  return places.sort((a, b) => sizeOf(b) - sizeOf(a)).slice(0, MOST_PLACES);
}

const sizeOf = ({ added, removed, turned }: ChangePlace) => added + removed + turned;

function spanOf(changed: readonly Changed[]): number {
  const low = [Infinity, Infinity, Infinity];
  const high = [-Infinity, -Infinity, -Infinity];
  for (const { corners } of changed)
    for (const [i, value] of corners.entries()) {
      low[i % 3] = Math.min(low[i % 3]!, value);
      high[i % 3] = Math.max(high[i % 3]!, value);
    }
  return changed.length > 0 ? Math.max(...high.map((value, axis) => value - low[axis]!)) : 0;
}

/** Triangles joined over cells that touch, and over the cells of their own corners. */
function gathered(cells: Map<string, number[]>, cellsOf: (i: number) => string[]): number[][] {
  const left = new Set(cells.keys());
  const groups: number[][] = [];
  for (const first of cells.keys()) {
    if (!left.delete(first)) continue;
    const group = new Set<number>();
    const open = [first];
    for (let key = open.pop(); key !== undefined; key = open.pop()) {
      const near = around(key);
      for (const i of cells.get(key) ?? []) {
        if (group.has(i)) continue;
        group.add(i);
        near.push(...cellsOf(i));
      }
      for (const next of near) if (left.delete(next)) open.push(next);
    }
    groups.push([...group]);
  }
  return groups;
}

function around(key: string): string[] {
  const [x = 0, y = 0, z = 0] = key.split(",").map(Number);
  const steps = [-1, 0, 1];
  return steps.flatMap((i) => steps.flatMap((j) => steps.map((k) => [x + i, y + j, z + k].join())));
}

const middleOf = ({ corners: c }: Changed): Point =>
  [0, 1, 2].map((axis) => (c[axis]! + c[axis + 3]! + c[axis + 6]!) / 3) as Point;

/** The pin of a place is its triangle nearest to the mean, so that it lies on the surface. */
function placeOf(members: readonly number[], changed: readonly Changed[]): ChangePlace {
  const middles = members.map((i) => middleOf(changed[i]!));
  const mean = [0, 1, 2].map((axis) => middles.reduce((sum, at) => sum + at[axis]!, 0) / middles.length);
  const away = (at: Point) => Math.hypot(...at.map((value, axis) => value - mean[axis]!));
  const count = (kind: ChangeKind) => members.filter((i) => changed[i]!.kind === kind).length;
  return {
    point: middles.reduce((best, at) => (away(at) < away(best) ? at : best)),
    added: count("added"),
    removed: count("removed"),
    turned: count("turned"),
  };
}
