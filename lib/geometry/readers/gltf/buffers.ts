import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { decodeBase64 } from "./base64.ts";
import type { GltfCodecs } from "./codecs.ts";
import { countAt, type Json, listAt, malformed, objectAt, optionalObject, textAt } from "./json.ts";

export interface View {
  bytes: Uint8Array;
  /** Bytes from one element to the next; 0 where the view does not say. */
  byteStride: number;
}

/** A little meshopt data can unfold to a lot; honest files stay far below this. */
const MESHOPT_RATIO = 1024;

/** Buffers and buffer views of a document, each resolved once and only when geometry asks for it. */
export class Buffers {
  readonly #buffers: unknown[];
  readonly #views: unknown[];
  readonly #binary: Uint8Array | null;
  readonly #codecs: GltfCodecs;
  readonly #loaded = new Map<number, Uint8Array>();
  readonly #seen = new Map<number, View>();

  constructor(document: Json, binary: Uint8Array | null, codecs: GltfCodecs) {
    this.#buffers = listAt(document.buffers, "buffers");
    this.#views = listAt(document.bufferViews, "bufferViews");
    this.#binary = binary;
    this.#codecs = codecs;
  }

  view(index: number): View {
    const known = this.#seen.get(index);
    if (known) return known;
    const place = `bufferViews/${index}`;
    const json = objectAt(this.#views[index], place);
    const extensions = optionalObject(json.extensions, `${place}/extensions`);
    const packed = extensions?.EXT_meshopt_compression ?? extensions?.KHR_meshopt_compression;
    const view =
      packed === undefined ? this.#plain(json, place) : this.#meshopt(objectAt(packed, place), place);
    this.#seen.set(index, view);
    return view;
  }

  #plain(json: Json, place: string): View {
    const byteStride = countAt(json.byteStride, `${place}/byteStride`, 0, 252);
    return { bytes: this.#slice(json, place), byteStride };
  }

  #slice(json: Json, place: string): Uint8Array {
    const buffer = this.#buffer(countAt(json.buffer, `${place}/buffer`));
    const offset = countAt(json.byteOffset, `${place}/byteOffset`, 0);
    const length = countAt(json.byteLength, `${place}/byteLength`);
    if (offset + length > buffer.length) throw malformed(`${place}/byteLength`);
    return buffer.subarray(offset, offset + length);
  }

  #meshopt(json: Json, place: string): View {
    const source = this.#slice(json, place);
    const count = countAt(json.count, `${place}/count`, undefined, 3 * LIMITS.triangles);
    const byteStride = countAt(json.byteStride, `${place}/byteStride`, undefined, 256);
    if (count * byteStride > 4096 + MESHOPT_RATIO * source.length) {
      throw new GeometryRefusal("EXPANDS_TOO_MUCH", null, {
        bytes: count * byteStride,
        packedBytes: source.length,
      });
    }
    const { meshopt } = this.#codecs;
    if (!meshopt)
      throw new GeometryRefusal("REQUIRED_EXTENSION_NOT_SUPPORTED", null, {
        extension: "EXT_meshopt_compression",
      });
    const mode = textAt(json.mode, `${place}/mode`);
    const filter = json.filter === undefined ? "NONE" : textAt(json.filter, `${place}/filter`);
    try {
      return { bytes: meshopt({ source, count, byteStride, mode, filter }), byteStride };
    } catch {
      throw malformed(place);
    }
  }

  #buffer(index: number): Uint8Array {
    const known = this.#loaded.get(index);
    if (known) return known;
    const place = `buffers/${index}`;
    const json = objectAt(this.#buffers[index], place);
    const length = countAt(json.byteLength, `${place}/byteLength`);
    const bytes =
      json.uri === undefined ? this.#chunk(index, place) : dataUri(textAt(json.uri, place), place);
    if (bytes.length < length)
      throw new GeometryRefusal("TRUNCATED", null, { expectedBytes: length, bytes: bytes.length });
    this.#loaded.set(index, bytes);
    return bytes;
  }

  #chunk(index: number, place: string): Uint8Array {
    if (index !== 0 || !this.#binary) throw malformed(place);
    return this.#binary;
  }
}

function dataUri(uri: string, place: string): Uint8Array {
  const header = /^data:[^,]{0,200}?;base64,/.exec(uri.slice(0, 256));
  if (!header) {
    if (uri.startsWith("data:")) throw malformed(place);
    throw new GeometryRefusal("EXTERNAL_FILE", null, { uri: uri.slice(0, 80) });
  }
  const bytes = decodeBase64(uri, header[0].length);
  if (!bytes) throw malformed(place);
  return bytes;
}
