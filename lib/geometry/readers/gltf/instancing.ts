import { compose, type Transform } from "../../instances.ts";
import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import type { Accessors } from "./accessors.ts";
import { countAt, malformed } from "./json.ts";
import type { MeshNode } from "./scene.ts";
import { transformOf } from "./transform.ts";

/** The transforms under which a node shows its mesh: its own, or one for each row of EXT_mesh_gpu_instancing. */
export function transformsOf(node: MeshNode, accessors: Accessors): Transform[] {
  const { instancing, transform, place } = node;
  if (!instancing) return [transform];
  const rows = (name: string, type: "VEC3" | "VEC4"): Float64Array | null => {
    if (instancing[name] === undefined) return null;
    const index = countAt(instancing[name], place);
    if (accessors.head(index, type).count > LIMITS.instances.count)
      throw new GeometryRefusal("TOO_MANY_INSTANCES", null, { limit: LIMITS.instances.count });
    return accessors.read(index, type);
  };
  const translations = rows("TRANSLATION", "VEC3");
  const rotations = rows("ROTATION", "VEC4");
  const scales = rows("SCALE", "VEC3");
  const counts = [translations, scales].filter((values) => values !== null).map(({ length }) => length / 3);
  if (rotations) counts.push(rotations.length / 4);
  if (counts.length === 0 || counts.some((count) => count !== counts[0])) throw malformed(place);
  return Array.from({ length: counts[0]! }, (_, i) => {
    const t = translations?.subarray(3 * i, 3 * i + 3) ?? [0, 0, 0];
    const r = rotations?.subarray(4 * i, 4 * i + 4) ?? [0, 0, 0, 1];
    const s = scales?.subarray(3 * i, 3 * i + 3) ?? [1, 1, 1];
    return compose(transform, transformOf(t, r, s, place));
  });
}
