import { GrowingArray } from "../../growing-array.ts";
import type { SourceMesh } from "../../instances.ts";
import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { checkCoordinate } from "../../text/coordinate.ts";
import { weldIndexed } from "../../weld-indexed.ts";
import { type Accessors, normalize } from "./accessors.ts";
import type { Buffers } from "./buffers.ts";
import type { GltfCodecs } from "./codecs.ts";
import { countAt, type Json, listAt, malformed, objectAt, optionalObject } from "./json.ts";

const TRIANGLES = 4;
const STRIP = 5;
const FAN = 6;

/** Makes one welded mesh of all triangle primitives of a glTF mesh; points and lines are passed over. */
export class MeshBuilder {
  readonly #positions = new GrowingArray<Float64Array>(Float64Array, 768);
  readonly #indices = new GrowingArray<Uint32Array>(Uint32Array, 768);
  /** First vertex of each POSITION accessor, because primitives often share one. */
  readonly #bases = new Map<number, number>();
  readonly #accessors: Accessors;
  readonly #buffers: Buffers;
  readonly #codecs: GltfCodecs;

  constructor(accessors: Accessors, buffers: Buffers, codecs: GltfCodecs) {
    this.#accessors = accessors;
    this.#buffers = buffers;
    this.#codecs = codecs;
  }

  build(mesh: Json, place: string): SourceMesh {
    listAt(mesh.primitives, `${place}/primitives`).forEach((value, i) => {
      this.#primitive(objectAt(value, place), `${place}/primitives/${i}`);
    });
    return weldIndexed(this.#positions.finish(), this.#indices.finish());
  }

  #primitive(json: Json, place: string): void {
    const mode = countAt(json.mode, `${place}/mode`, TRIANGLES, FAN);
    const position = objectAt(json.attributes, place).POSITION;
    if (mode < TRIANGLES || position === undefined) return;
    const extensions = optionalObject(json.extensions, place);
    const draco = optionalObject(extensions?.KHR_draco_mesh_compression, place);
    const accessor = countAt(position, place);
    if (draco) {
      this.#draco(draco, accessor, mode, place);
      return;
    }
    const base = this.#bases.get(accessor) ?? this.#addPositions(this.#accessors.read(accessor, "VEC3"));
    this.#bases.set(accessor, base);
    const count = this.#accessors.head(accessor, "VEC3").count;
    const indices =
      json.indices === undefined
        ? Uint32Array.from({ length: count }, (_, i) => i)
        : this.#accessors.read(countAt(json.indices, place), "SCALAR");
    this.#addTriangles(indices, base, count, mode, place);
  }

  #draco(json: Json, accessor: number, mode: number, place: string): void {
    const head = this.#accessors.head(accessor, "VEC3");
    const source = this.#buffers.view(countAt(json.bufferView, place)).bytes;
    const attribute = countAt(objectAt(json.attributes, place).POSITION, place);
    const { draco } = this.#codecs;
    if (!draco) {
      throw new GeometryRefusal("REQUIRED_EXTENSION_NOT_SUPPORTED", null, {
        extension: "KHR_draco_mesh_compression",
      });
    }
    let decoded: ReturnType<typeof draco>;
    try {
      decoded = draco({ source, attribute, componentType: head.componentType });
    } catch {
      throw malformed(place);
    }
    const base = this.#addPositions(normalize(decoded.positions, head));
    this.#addTriangles(
      decoded.indices,
      base,
      decoded.positions.length / 3,
      mode === STRIP ? TRIANGLES : mode,
      place,
    );
  }

  #addPositions(values: Float64Array): number {
    const base = this.#positions.length / 3;
    if (base + values.length / 3 > LIMITS.vertices) {
      throw new GeometryRefusal("TOO_MANY_VERTICES", null, { limit: LIMITS.vertices });
    }
    for (const value of values) checkCoordinate(value, 0);
    this.#positions.reserve(values.length);
    this.#positions.array.set(values, this.#positions.length);
    this.#positions.length += values.length;
    return base;
  }

  #addTriangles(indices: ArrayLike<number>, base: number, count: number, mode: number, place: string): void {
    const length = indices.length;
    if (mode === TRIANGLES && length % 3 !== 0) throw malformed(`${place}/indices`);
    const triangles = mode === TRIANGLES ? length / 3 : Math.max(0, length - 2);
    if (this.#indices.length / 3 + triangles > LIMITS.triangles) {
      throw new GeometryRefusal("TOO_MANY_TRIANGLES", null, { limit: LIMITS.triangles });
    }
    for (let i = 0; i < length; i++) {
      if (!(indices[i]! < count))
        throw new GeometryRefusal("INDEX_OUT_OF_RANGE", null, { index: indices[i]!, count });
    }
    const corner = (i: number) => base + indices[i]!;
    const out = this.#indices;
    out.reserve(3 * triangles);
    for (let t = 0; t < triangles; t++) {
      const odd = t % 2;
      if (mode === TRIANGLES) out.push3(corner(3 * t), corner(3 * t + 1), corner(3 * t + 2));
      else if (mode === STRIP) out.push3(corner(t), corner(t + 1 + odd), corner(t + 2 - odd));
      else out.push3(corner(t + 1), corner(t + 2), corner(0));
    }
  }
}
