import { GrowingArray } from "../growing-array.ts";
import { LIMITS } from "../limits.ts";
import { GeometryRefusal, type RefusalPlace } from "../refusal.ts";

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
      const normals = polygon
        .slice(2)
        .map((corner, i) => doubleArea(positions, polygon[0]!, polygon[i + 1]!, corner));
      const sum = [0, 1, 2].map((axis) => normals.reduce((total, normal) => total + normal[axis]!, 0));
      const fan = normals.reduce((total, normal) => total + length(normal), 0);
      const overlaps = normals.some((normal) => dot(normal, sum) < -ROUNDING * length(sum) * fan);
      if (overlaps) correction -= (fan - length(sum)) / 2;
    }
    return correction;
  }
}

const dot = (a: number[], b: number[]): number => a[0]! * b[0]! + a[1]! * b[1]! + a[2]! * b[2]!;

function doubleArea(p: Float64Array, a: number, b: number, c: number): number[] {
  const edge = (from: number, to: number, axis: number) => p[to * 3 + axis]! - p[from * 3 + axis]!;
  const u = [edge(a, b, 0), edge(a, b, 1), edge(a, b, 2)] as const;
  const v = [edge(a, c, 0), edge(a, c, 1), edge(a, c, 2)] as const;
  return [u[1] * v[2] - u[2] * v[1], u[2] * v[0] - u[0] * v[2], u[0] * v[1] - u[1] * v[0]];
}

const length = (v: number[]): number => Math.sqrt(v[0]! * v[0]! + v[1]! * v[1]! + v[2]! * v[2]!);
