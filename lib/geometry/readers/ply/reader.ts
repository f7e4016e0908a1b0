import { GeometryRefusal } from "../../refusal.ts";
import { ByteCollector } from "../byte-collector.ts";
import { IndexedDraft } from "../indexed-draft.ts";
import type { ModelReader, SourceModel } from "../reader.ts";
import { PlyAsciiBody } from "./ascii.ts";
import { readBinaryBody } from "./binary.ts";
import { type PlyHeader, readHeader } from "./header.ts";

/**
 * PLY 1.0, both binary orders: `vertex` with x y z, `face` with a list of vertex numbers (polygons as fans),
 * `tristrips`; other elements and properties are passed over.
 */
export class PlyBinaryReader implements ModelReader {
  readonly #bytes: ByteCollector;
  readonly #littleEndian: boolean;

  constructor(fileBytes: number, littleEndian: boolean) {
    this.#bytes = new ByteCollector(fileBytes);
    this.#littleEndian = littleEndian;
  }

  push(chunk: Uint8Array): void {
    this.#bytes.push(chunk);
  }

  finish(): SourceModel {
    const bytes = this.#bytes.finish();
    const header = readHeader(bytes);
    if (!header) throw noHeaderEnd();
    const draft = new IndexedDraft(0);
    const end = readBinaryBody(bytes, header.bytes, header.elements, this.#littleEndian, draft);
    const trailing = bytes.length - end;
    return draft.finish(trailing > 0 ? [{ code: "trailing_bytes", count: trailing, byte: end }] : []);
  }
}

/** PLY 1.0 in ASCII, streamed. */
export class PlyAsciiReader implements ModelReader {
  readonly #draft = new IndexedDraft(0);
  #head = new Uint8Array(0);
  #body: PlyAsciiBody | null = null;

  push(chunk: Uint8Array): void {
    if (this.#body) this.#body.push(chunk);
    else this.#pushHead(chunk);
  }

  #pushHead(chunk: Uint8Array): void {
    const head = new Uint8Array(this.#head.length + chunk.length);
    head.set(this.#head);
    head.set(chunk, this.#head.length);
    this.#head = head;
    const header = readHeader(head);
    if (header) this.#startBody(header);
  }

  #startBody(header: PlyHeader): void {
    const lines = this.#head.subarray(0, header.bytes).filter((byte) => byte === 10).length;
    this.#body = new PlyAsciiBody(header.elements, this.#draft, lines + 1, header.bytes);
    this.#body.push(this.#head.subarray(header.bytes));
    this.#head = new Uint8Array(0);
  }

  finish(): SourceModel {
    if (!this.#body) throw noHeaderEnd();
    const notes = this.#body.finish();
    return this.#draft.finish(notes);
  }
}

const noHeaderEnd = () =>
  new GeometryRefusal("MALFORMED_FILE", { byte: 0 }, { format: "PLY", reason: "end_header" });
