import { checkUnfolded } from "../../instances.ts";
import type { Accessors } from "./accessors.ts";
import { countAt, type Json, listAt, objectAt } from "./json.ts";
import type { MeshNode } from "./scene.ts";

const TRIANGLES = 4;

/**
 * Refuses, by the counts in the document alone, nodes that show more triangles than the limits let: a primitive is a
 * few bytes that may name an accessor of millions which is named elsewhere, or has no bytes at all. What a file lists
 * is each accessor once, and one without bytes not at all.
 */
export function checkTriangleCounts(nodes: MeshNode[], meshes: unknown[], accessors: Accessors): void {
  const listed = new Map<number, number>();
  const perMesh = new Map<number, number>();
  let shown = 0;
  for (const { mesh, place } of nodes) {
    let triangles = perMesh.get(mesh);
    if (triangles === undefined) {
      triangles = 0;
      for (const value of listAt(objectAt(meshes[mesh], place).primitives, place))
        triangles += trianglesOf(objectAt(value, place), accessors, place, listed);
      perMesh.set(mesh, triangles);
    }
    shown += triangles;
  }
  let sum = 0;
  for (const triangles of listed.values()) sum += triangles;
  checkUnfolded(shown, sum);
}

/** Triangles of a primitive; notes those of the accessor that lists them. */
function trianglesOf(json: Json, accessors: Accessors, place: string, listed: Map<number, number>): number {
  const mode = countAt(json.mode, place, TRIANGLES);
  const position = objectAt(json.attributes, place).POSITION;
  if (mode < TRIANGLES || position === undefined) return 0;
  const by = countAt(json.indices ?? position, place);
  const head = accessors.head(by, json.indices === undefined ? "VEC3" : "SCALAR");
  const triangles = mode === TRIANGLES ? Math.floor(head.count / 3) : Math.max(0, head.count - 2);
  const isDrawn = head.json.bufferView !== undefined || json.extensions !== undefined;
  listed.set(by, Math.max(listed.get(by) ?? 0, isDrawn ? triangles : 0));
  return triangles;
}
