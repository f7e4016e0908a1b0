import { LIMITS } from "./limits.ts";
import type { Mesh } from "./mesh.ts";
import { GeometryRefusal } from "./refusal.ts";

/** A 3 x 4 matrix by columns: x axis, y axis, z axis, translation (the order of 3MF and glTF). */
export type Transform = readonly number[];

export const IDENTITY: Transform = [1, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0];

export interface SourceMesh {
  /** Welded positions. */
  positions: Float64Array;
  triangles: Uint32Array;
}

export interface Instance {
  mesh: SourceMesh;
  transform: Transform;
}

/** `outer` after `inner`: the transform of something that lies inside something else. */
export function compose(outer: Transform, inner: Transform): Transform {
  const out: number[] = [];
  for (let column = 0; column < 4; column++) {
    const [x, y, z] = [inner[column * 3]!, inner[column * 3 + 1]!, inner[column * 3 + 2]!];
    for (let row = 0; row < 3; row++) {
      const moved = column === 3 ? outer[9 + row]! : 0;
      out.push(outer[row]! * x + outer[3 + row]! * y + outer[6 + row]! * z + moved);
    }
  }
  return out;
}

const determinant = (t: Transform): number =>
  t[0]! * (t[4]! * t[8]! - t[5]! * t[7]!) -
  t[3]! * (t[1]! * t[8]! - t[2]! * t[7]!) +
  t[6]! * (t[1]! * t[5]! - t[2]! * t[4]!);

/** Refuses what unfolds to more triangles than the limits let; call before anything is allocated for them. */
export function checkUnfolded(triangles: number, listed: number): void {
  if (triangles > LIMITS.triangles) {
    throw new GeometryRefusal("TOO_MANY_TRIANGLES", null, { triangles, limit: LIMITS.triangles });
  }
  const limit = Math.max(LIMITS.instances.triangles, LIMITS.instances.timesListed * listed);
  if (triangles > limit) throw new GeometryRefusal("REPEATS_TOO_MUCH", null, { triangles, limit });
}

/** Refuses instance lists that unfold to more than the limits; call before `expandInstances`. */
function checkInstances(instances: Instance[]): void {
  const count = ({ triangles }: SourceMesh) => triangles.length / 3;
  const sum = (meshes: SourceMesh[]) => meshes.reduce((n, mesh) => n + count(mesh), 0);
  const shown = instances.map(({ mesh }) => mesh);
  checkUnfolded(sum(shown), sum([...new Set(shown)]));
  const vertices = shown.reduce((n, { positions }) => n + positions.length / 3, 0);
  if (vertices > LIMITS.vertices) {
    throw new GeometryRefusal("TOO_MANY_VERTICES", null, { vertices, limit: LIMITS.vertices });
  }
  if (sum(shown) === 0) throw new GeometryRefusal("NO_TRIANGLES");
}

/** One mesh of all instances. A mirroring transform turns the triangles, so that outside stays outside. */
export function expandInstances(instances: Instance[]): Mesh {
  checkInstances(instances);
  const sum = (key: "positions" | "triangles") => instances.reduce((n, { mesh }) => n + mesh[key].length, 0);
  const positions = new Float64Array(sum("positions"));
  const triangles = new Uint32Array(sum("triangles"));
  const partVertexStart = new Uint32Array(instances.length);
  let vertex = 0;
  let corner = 0;
  instances.forEach(({ mesh, transform }, part) => {
    partVertexStart[part] = vertex;
    placePositions(mesh.positions, transform, positions, vertex * 3);
    const mirrored = determinant(transform) < 0;
    for (let i = 0; i < mesh.triangles.length; i += 3) {
      triangles[corner++] = mesh.triangles[i]! + vertex;
      triangles[corner++] = mesh.triangles[i + (mirrored ? 2 : 1)]! + vertex;
      triangles[corner++] = mesh.triangles[i + (mirrored ? 1 : 2)]! + vertex;
    }
    vertex += mesh.positions.length / 3;
  });
  return { positions, triangles, partVertexStart };
}

function placePositions(source: Float64Array, t: Transform, out: Float64Array, start: number): void {
  for (let i = 0; i < source.length; i += 3) {
    const [x, y, z] = [source[i]!, source[i + 1]!, source[i + 2]!];
    for (let row = 0; row < 3; row++) {
      const value = t[row]! * x + t[3 + row]! * y + t[6 + row]! * z + t[9 + row]!;
      if (!(Math.abs(value) <= LIMITS.coordinate)) {
        throw new GeometryRefusal(
          value - value === 0 ? "COORDINATES_TOO_LARGE" : "NON_FINITE_COORDINATES",
          null,
          {
            token: String(value),
            limit: LIMITS.coordinate,
          },
        );
      }
      out[start + i + row] = value + 0;
    }
  }
}
