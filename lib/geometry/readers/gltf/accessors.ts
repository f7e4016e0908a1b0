import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import type { Buffers, View } from "./buffers.ts";
import { countAt, type Json, listAt, malformed, objectAt, optionalObject } from "./json.ts";

/** Bytes and, for normalised integers, the value that stands for 1 (glTF 2.0, sections 3.6.2 and 3.11). */
const COMPONENTS: Record<
  number,
  { bytes: number; one: number; read: (view: DataView, at: number) => number }
> = {
  5120: { bytes: 1, one: 127, read: (view, at) => view.getInt8(at) },
  5121: { bytes: 1, one: 255, read: (view, at) => view.getUint8(at) },
  5122: { bytes: 2, one: 32767, read: (view, at) => view.getInt16(at, true) },
  5123: { bytes: 2, one: 65535, read: (view, at) => view.getUint16(at, true) },
  5125: { bytes: 4, one: 1, read: (view, at) => view.getUint32(at, true) },
  5126: { bytes: 4, one: 1, read: (view, at) => view.getFloat32(at, true) },
};

/** Accessors without data stand for zeros; only sparse ones make sense, and all of a file are small together. */
const MOST_ZEROS = 1_000_000;

const WIDTH = { SCALAR: 1, VEC3: 3, VEC4: 4 } as const;

export type AccessorType = keyof typeof WIDTH;

export interface AccessorHead {
  count: number;
  componentType: number;
  normalized: boolean;
  components: 1 | 3 | 4;
  json: Json;
}

/** Reads accessors as 64-bit numbers, sparse values applied; counts are checked before anything is allocated. */
export class Accessors {
  readonly #list: unknown[];
  readonly #buffers: Buffers;
  #zeros = 0;

  constructor(document: Json, buffers: Buffers) {
    this.#list = listAt(document.accessors, "accessors");
    this.#buffers = buffers;
  }

  head(index: number, type: AccessorType): AccessorHead {
    const place = `accessors/${index}`;
    const json = objectAt(this.#list[index], place);
    if (json.type !== type) throw malformed(`${place}/type`);
    const componentType = countAt(json.componentType, `${place}/componentType`);
    if (!COMPONENTS[componentType]) throw malformed(`${place}/componentType`);
    const most = type === "SCALAR" ? 3 * LIMITS.triangles : LIMITS.vertices;
    const count = countAt(json.count, `${place}/count`);
    if (count > most) {
      const code = type === "SCALAR" ? "TOO_MANY_TRIANGLES" : "TOO_MANY_VERTICES";
      throw new GeometryRefusal(code, null, {
        limit: type === "SCALAR" ? LIMITS.triangles : LIMITS.vertices,
      });
    }
    return {
      count,
      componentType,
      normalized: json.normalized === true,
      components: WIDTH[type],
      json,
    };
  }

  read(index: number, type: AccessorType): Float64Array {
    const head = this.head(index, type);
    const place = `accessors/${index}`;
    const { json, count, components } = head;
    const viewIndex = json.bufferView;
    if (viewIndex === undefined) this.#zeros += count;
    if (this.#zeros > MOST_ZEROS) throw malformed(`${place}/count`);
    const values =
      viewIndex === undefined
        ? new Float64Array(count * components)
        : this.#values(
            head,
            this.#buffers.view(countAt(viewIndex, place)),
            countAt(json.byteOffset, place, 0),
            count,
            place,
          );
    const sparse = optionalObject(json.sparse, `${place}/sparse`);
    if (sparse) this.#applySparse(sparse, head, values, `${place}/sparse`);
    return normalize(values, head);
  }

  #values(head: AccessorHead, view: View, offset: number, count: number, place: string): Float64Array {
    const { bytes: size, read } = COMPONENTS[head.componentType]!;
    const { components } = head;
    const stride = view.byteStride || size * components;
    if (count > 0 && offset + stride * (count - 1) + size * components > view.bytes.length)
      throw malformed(place);
    const data = new DataView(view.bytes.buffer, view.bytes.byteOffset, view.bytes.byteLength);
    const out = new Float64Array(count * components);
    for (let i = 0; i < count; i++) {
      for (let c = 0; c < components; c++)
        out[i * components + c] = read(data, offset + i * stride + c * size);
    }
    return out;
  }

  #applySparse(sparse: Json, head: AccessorHead, values: Float64Array, place: string): void {
    const count = countAt(sparse.count, `${place}/count`, undefined, head.count);
    const indices = objectAt(sparse.indices, `${place}/indices`);
    const replacements = objectAt(sparse.values, `${place}/values`);
    const componentType = countAt(indices.componentType, `${place}/indices`);
    if (![5121, 5123, 5125].includes(componentType)) throw malformed(`${place}/indices`);
    const part = (json: Json, like: AccessorHead) => {
      const view = this.#buffers.view(countAt(json.bufferView, place));
      return this.#values(like, { ...view, byteStride: 0 }, countAt(json.byteOffset, place, 0), count, place);
    };
    const at = part(indices, { ...head, componentType, components: 1 });
    const by = part(replacements, head);
    at.forEach((index, i) => {
      if (index >= head.count) throw malformed(`${place}/indices`);
      for (let c = 0; c < head.components; c++)
        values[index * head.components + c] = by[i * head.components + c]!;
    });
  }
}

/** Normalised integers as the fractions they stand for. */
export function normalize(
  values: Float64Array,
  head: Pick<AccessorHead, "normalized" | "componentType">,
): Float64Array {
  const { one } = COMPONENTS[head.componentType]!;
  if (!head.normalized || one === 1) return values;
  return values.map((value) => Math.max(value / one, -1));
}
