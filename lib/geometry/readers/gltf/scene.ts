import { compose, IDENTITY, type Transform } from "../../instances.ts";
import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { INSTANCING } from "./extensions.ts";
import { countAt, type Json, listAt, malformed, numbersAt, objectAt, optionalObject } from "./json.ts";
import { transformOf } from "./transform.ts";

export interface MeshNode {
  mesh: number;
  transform: Transform;
  /** Attributes of EXT_mesh_gpu_instancing, if the node shows its mesh more than once. */
  instancing: Json | null;
  /** Where the node stands in the document. */
  place: string;
}

/**
 * Nodes with a mesh in the default scene (the first where none is named; all roots where there are no scenes),
 * with their transforms multiplied out. A node below itself or below two parents is refused.
 */
export function meshNodes(document: Json): MeshNode[] {
  const nodes = listAt(document.nodes, "nodes");
  const found: MeshNode[] = [];
  const seen = new Set<number>();
  const stack = rootsOf(document, nodes).map((index) => ({ index, outer: IDENTITY, depth: 0 }));
  stack.reverse();
  for (let next = stack.pop(); next; next = stack.pop()) {
    const { index, outer, depth } = next;
    const place = `nodes/${index}`;
    if (seen.has(index))
      throw new GeometryRefusal("INVALID_NODE_HIERARCHY", null, { reason: "cycle", node: index });
    seen.add(index);
    if (depth > LIMITS.instances.depth || seen.size > LIMITS.instances.count) {
      throw new GeometryRefusal("TOO_MANY_INSTANCES", null, { limit: LIMITS.instances.count });
    }
    const node = objectAt(nodes[index], place);
    const transform = compose(outer, localTransform(node, place));
    if (node.mesh !== undefined)
      found.push({
        mesh: countAt(node.mesh, place),
        transform,
        instancing: instancingOf(node, place),
        place,
      });
    const children = listAt(node.children, `${place}/children`);
    for (const child of children.toReversed()) {
      stack.push({ index: countAt(child, place), outer: transform, depth: depth + 1 });
    }
  }
  return found;
}

function instancingOf(node: Json, place: string): Json | null {
  const extension = optionalObject(node.extensions, place)?.[INSTANCING];
  return extension === undefined ? null : objectAt(objectAt(extension, place).attributes, place);
}

function rootsOf(document: Json, nodes: unknown[]): number[] {
  const scenes = listAt(document.scenes, "scenes");
  if (scenes.length > 0) {
    const scene = objectAt(scenes[countAt(document.scene, "scene", 0)], "scene");
    return listAt(scene.nodes, "scene/nodes").map((node) => countAt(node, "scene/nodes"));
  }
  const children = new Set(
    nodes.flatMap((node, i) => listAt(objectAt(node, `nodes/${i}`).children, `nodes/${i}/children`)),
  );
  const roots = nodes.map((_, i) => i).filter((i) => !children.has(i));
  if (nodes.length > 0 && roots.length === 0) {
    throw new GeometryRefusal("INVALID_NODE_HIERARCHY", null, { reason: "cycle", node: 0 });
  }
  return roots;
}

/** How far the last row of a matrix may be from 0 0 0 1: what 32-bit numbers leave. */
const ROUNDING = 1e-6;

function localTransform(node: Json, place: string): Transform {
  if (node.matrix !== undefined) {
    const m = numbersAt(node.matrix, `${place}/matrix`, 16, []);
    const off = [m[3]!, m[7]!, m[11]!, m[15]! - 1];
    if (off.some((value) => Math.abs(value) > ROUNDING)) throw malformed(`${place}/matrix`);
    return m.filter((_, i) => i % 4 !== 3);
  }
  const t = numbersAt(node.translation, `${place}/translation`, 3, [0, 0, 0]);
  const s = numbersAt(node.scale, `${place}/scale`, 3, [1, 1, 1]);
  const r = numbersAt(node.rotation, `${place}/rotation`, 4, [0, 0, 0, 1]);
  return transformOf(t, r, s, place);
}
