import type { RefusalPlace } from "../../refusal.ts";
import type { IndexedDraft } from "../indexed-draft.ts";
import type { PlyElement } from "./header.ts";

/** Where an element's numbers go: vertices, polygons, strips, or nowhere. */
export interface ElementPlan {
  kind: "vertex" | "face" | "strips" | "other";
  /** Property numbers of x, y, z; -1 if absent. */
  axes: [number, number, number];
  /** Property number of the list of vertex numbers; -1 if absent. */
  list: number;
}

/** What to take from an element, by the names that PLY files use. */
export function planOf(element: PlyElement): ElementPlan {
  const find = (pattern: RegExp, isList: boolean) =>
    element.properties.findIndex(
      ({ name, lengthType }) => pattern.test(name) && (lengthType !== null) === isList,
    );
  const axes: ElementPlan["axes"] = [find(/^x$/, false), find(/^y$/, false), find(/^z$/, false)];
  const list = find(/^vertex_ind(ex|ices)$/, true);
  if (element.name === "vertex" && Math.min(...axes) >= 0) return { kind: "vertex", axes, list: -1 };
  if (element.name === "face" && list >= 0) return { kind: "face", axes, list };
  if (element.name === "tristrips" && list >= 0) return { kind: "strips", axes, list };
  return { kind: "other", axes, list: -1 };
}

/** Triangles of strips in one list, cut at -1; every second one of a strip is turned. */
export function addStrips(draft: IndexedDraft, list: number[], count: number, at: RefusalPlace): void {
  let start = 0;
  for (let i = 0; i <= count; i++) {
    if (i < count && list[i] !== -1) continue;
    for (let k = start; k + 2 < i; k++) {
      const turned = (k - start) % 2;
      draft.polygon([list[k]!, list[k + 1 + turned]!, list[k + 2 - turned]!], 3, at);
    }
    start = i + 1;
  }
}
