import { ANALYSIS_LIMITS } from "#lib/domain/upload/analysis-limits.ts";
import type { PreviewMesh } from "#lib/geometry/preview.ts";
import { placesOf } from "./change-places.ts";
import { weldBoth } from "./weld-both.ts";

export const CHANGE_KINDS = ["added", "removed", "turned"] as const;
export type ChangeKind = (typeof CHANGE_KINDS)[number];

/** Where triangles changed: a place of the file, mm, and how many of each kind are about it. */
export type ChangePlace = { point: [number, number, number] } & Record<ChangeKind, number>;

export interface Changes {
  /** Corners, nine numbers a triangle, mm of the file less `middle`. */
  corners: Record<ChangeKind, Float32Array<ArrayBuffer>>;
  /** The largest first; places past the most that are listed are left out. */
  places: ChangePlace[];
}

/** A place as the comparing finds it: a triangle of one of the two copies, and what became of it. */
type Found = { of: PreviewMesh; triangle: number; kind: ChangeKind };

/**
 * What a repair changed, from the two display copies: triangles that only one of them has, and those that face the
 * other way. Null where a copy is decimated, since its triangles are not those of the file.
 */
export function changesBetween(
  before: PreviewMesh,
  after: PreviewMesh,
  mmPerUnit: number,
  middle: readonly [number, number, number],
): Changes | null {
  if (isDecimated(before) || isDecimated(after)) return null;
  const found = compared(before, after);
  const cornersOf = ({ of, triangle }: Found) => {
    const at = of.index.subarray(3 * triangle, 3 * triangle + 3);
    return Array.from(at).flatMap((vertex) =>
      [0, 1, 2].map((axis) => (of.positions[3 * vertex + axis]! + of.origin[axis]!) * mmPerUnit),
    );
  };
  const drawn = (kind: ChangeKind) =>
    Float32Array.from(
      found
        .filter((each) => each.kind === kind)
        .flatMap(cornersOf)
        .map((value, i) => value - middle[i % 3]!),
    );
  return {
    corners: { added: drawn("added"), removed: drawn("removed"), turned: drawn("turned") },
    places: placesOf(found.map((each) => ({ kind: each.kind, corners: cornersOf(each) }))),
  };
}

const isDecimated = ({ sourceTriangles }: PreviewMesh): boolean =>
  sourceTriangles > ANALYSIS_LIMITS.previewTriangles;

function compared(before: PreviewMesh, after: PreviewMesh): Found[] {
  const names = weldBoth(before, after);
  const waiting = new Map<string, { triangle: number; isEven: boolean }[]>();
  for (let t = 0; t < before.index.length / 3; t++) {
    const { key, isEven } = nameOf(before.index, names.before, t);
    const same = waiting.get(key);
    if (same) same.push({ triangle: t, isEven });
    else waiting.set(key, [{ triangle: t, isEven }]);
  }
  const found: Found[] = [];
  for (let t = 0; t < after.index.length / 3; t++) {
    const { key, isEven } = nameOf(after.index, names.after, t);
    const same = waiting.get(key);
    const partner = same?.splice(
      Math.max(
        0,
        same.findIndex((each) => each.isEven === isEven),
      ),
      1,
    )[0];
    if (!partner) found.push({ of: after, triangle: t, kind: "added" });
    else if (partner.isEven !== isEven) found.push({ of: after, triangle: t, kind: "turned" });
  }
  for (const left of waiting.values())
    for (const { triangle } of left) found.push({ of: before, triangle, kind: "removed" });
  return found;
}

/** A triangle by its corners in any order, and whether that order is an even turn of theirs. */
function nameOf(index: Uint32Array, names: Uint32Array, triangle: number) {
  const [a, b, c] = [0, 1, 2].map((k) => names[index[3 * triangle + k]!]!) as [number, number, number];
  const sorted = [a, b, c].toSorted((x, y) => x - y);
  const isEven = (a < b ? 1 : 0) + (b < c ? 1 : 0) + (c < a ? 1 : 0) === 2;
  return { key: sorted.join(), isEven };
}
