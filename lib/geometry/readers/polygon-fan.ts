import { GrowingArray } from "../growing-array.ts";
import { LIMITS } from "../limits.ts";
import type { Vec3 } from "../mesh.ts";
import { GeometryRefusal, type RefusalPlace } from "../refusal.ts";
import { cross, dot, edgeOf, lengthOf } from "../vectors.ts";

/** Share of a fan's area that rounding makes of a triangle without area. */
const ROUNDING = 1e-9;

/**
 * Cuts polygons as fans from their first corner and keeps by how much the fan's area exceeds the polygon's
 * (Newell's vector area): a concave polygon's fan covers some ground twice.
 */
export class PolygonFan {
  readonly triangles = new GrowingArray<Uint32Array>(Uint32Array, 3072);
  readonly #large: number[][] = [];

  /** Adds a polygon of vertex numbers; fewer than three corners is the caller's refusal to make. */
  add(corners: number[], count: number, at: RefusalPlace): void {
    const out = this.triangles;
    out.reserve(3 * (count - 2));
    for (let i = 1; i + 1 < count; i++) out.push3(corners[0]!, corners[i]!, corners[i + 1]!);
    if (count > 4) this.#large.push(corners.slice(0, count));
    if (out.length > 3 * LIMITS.triangles) {
      throw new GeometryRefusal("TOO_MANY_TRIANGLES", at, { limit: LIMITS.triangles });
    }
  }

  /**
   * Polygon area minus fan area over all polygons of more than four corners whose fans overlap, in square file
   * units: some of its triangles then face away from the polygon.
   */
  areaCorrection(positions: Float64Array): number {
    let correction = 0;
    for (const polygon of this.#large) {
      const [first = 0, ...others] = polygon;
      const edges = others.map((corner) => edgeOf(positions, first, corner));
      const normals = edges.slice(1).map((edge, i) => cross(edges[i]!, edge));
      const sum = [0, 1, 2].map((axis) =>
        normals.reduce((total, normal) => total + normal[axis]!, 0),
      ) as Vec3;
      const fan = normals.reduce((total, normal) => total + lengthOf(normal), 0);
      const overlaps = normals.some((normal) => dot(normal, sum) < -ROUNDING * lengthOf(sum) * fan);
      if (overlaps) correction -= (fan - lengthOf(sum)) / 2;
    }
    return correction;
  }
}
