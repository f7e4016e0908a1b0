import { detectFormat, HEAD_BYTES, type ModelFormat } from "./detect-format.ts";
import { loadCodecs } from "./load-codecs.ts";
import type { ReadOptions } from "./read-model.ts";
import { createReader } from "./readers/create-reader.ts";
import type { GltfCodecs } from "./readers/gltf/codecs.ts";
import { GltfReader } from "./readers/gltf/reader.ts";
import type { ModelReader, SourceModel } from "./readers/reader.ts";
import { GeometryRefusal } from "./refusal.ts";

/**
 * Reads a file as it arrives, so that text formats take memory for their geometry only; loads the decoders that
 * compressed glTF needs unless some are given. `size` is the whole
 * size, known before the first byte.
 */
export async function readModelStream(
  chunks: AsyncIterable<Uint8Array>,
  options: ReadOptions & { size: number },
): Promise<{ format: ModelFormat; model: SourceModel }> {
  const opening = new Opening(options);
  try {
    for await (const chunk of chunks) opening.push(chunk);
    await opening.loadCodecs();
    return opening.finish();
  } catch (error) {
    options.second?.drop();
    throw error;
  }
}

interface Opened {
  format: ModelFormat;
  reader: ModelReader;
}

/** Holds the first bytes until they are enough to name the format, then feeds its reader. */
class Opening {
  readonly #options: ReadOptions & { size: number };
  #head = new Uint8Array(0);
  #reader: Opened | null = null;
  #seen = 0;
  readonly #codecs: GltfCodecs;

  constructor(options: ReadOptions & { size: number }) {
    this.#options = options;
    this.#codecs = options.codecs ?? {};
  }

  push(chunk: Uint8Array): void {
    this.#seen += chunk.length;
    if (this.#seen > this.#options.size)
      throw new GeometryRefusal("MALFORMED_FILE", { byte: this.#options.size });
    if (this.#reader) this.#reader.reader.push(chunk);
    else {
      const head = new Uint8Array(this.#head.length + chunk.length);
      head.set(this.#head);
      head.set(chunk, this.#head.length);
      this.#head = head;
      if (head.length >= HEAD_BYTES) this.#open();
    }
    this.#options.onProgress?.({ stage: "reading", share: this.#seen / this.#options.size });
  }

  #open(): Opened {
    const { fileName, size } = this.#options;
    const found = detectFormat(this.#head.subarray(0, HEAD_BYTES), fileName, size);
    if (found instanceof GeometryRefusal) throw found;
    this.#reader = {
      format: found.format,
      reader: createReader(found.format, size, this.#codecs, this.#options.second),
    };
    this.#reader.reader.push(this.#head);
    this.#head = new Uint8Array(0);
    return this.#reader;
  }

  /** Decoders that the file names; they start asynchronously, the reader asks for them when it finishes. */
  async loadCodecs(): Promise<void> {
    const { reader } = this.#reader ?? this.#open();
    if (!this.#options.codecs && reader instanceof GltfReader) {
      Object.assign(this.#codecs, await loadCodecs(reader.collected));
    }
  }

  finish(): { format: ModelFormat; model: SourceModel } {
    const { format, reader } = this.#reader ?? this.#open();
    if (this.#seen < this.#options.size) throw new GeometryRefusal("TRUNCATED", { byte: this.#seen });
    return { format, model: reader.finish() };
  }
}
