import { RUN } from "../corner-run.ts";
import { LIMITS } from "../limits.ts";
import { GeometryRefusal } from "../refusal.ts";
import { checkCoordinate } from "../text/coordinate.ts";
import type { SecondThread } from "../threads/second-thread.ts";
import { type ModelReader, onePart, type SourceModel } from "./reader.ts";
import { RecordSplitter } from "./record-splitter.ts";
import { startWelding, type Welding } from "./welding.ts";

const HEADER = 84;
const RECORD = 50;
/** Bits of a 32-bit number without its sign: they grow with its size, and NaN and infinity are the largest. */
const SIZE = 0x7fffffff;
const LARGEST = new Int32Array(Float32Array.of(LIMITS.coordinate).buffer)[0]!;

/**
 * Binary STL: 80 bytes of anything, a 32-bit count, then 50 bytes a triangle (normal, three corners, two bytes
 * of attributes), little endian. Bytes after the last triangle are a finding; missing ones a refusal. The
 * stored normals are not read: corners alone say which side is outside.
 */
export class StlBinaryReader implements ModelReader {
  readonly #fileBytes: number;
  readonly #header = new Uint8Array(HEADER);
  readonly #records = new RecordSplitter(RECORD);
  #seen = 0;
  #promised = 0;
  #read = 0;
  readonly #second: SecondThread | null;
  #welding: Welding | null = null;

  constructor(fileBytes: number, second: SecondThread | null = null) {
    this.#fileBytes = fileBytes;
    this.#second = second;
  }

  push(chunk: Uint8Array): void {
    let body = chunk;
    if (this.#seen < HEADER) {
      const taken = Math.min(HEADER - this.#seen, chunk.length);
      this.#header.set(chunk.subarray(0, taken), this.#seen);
      this.#seen += taken;
      if (this.#seen < HEADER) return;
      this.#start();
      body = chunk.subarray(taken);
    }
    this.#seen += body.length;
    this.#records.push(body, (bytes, offset, count) => this.#take(bytes, offset, count));
  }

  /** Checks the promised count against limits and the file's size before anything is allocated for it. */
  #start(): void {
    this.#promised = new DataView(this.#header.buffer).getUint32(80, true);
    const expectedBytes = HEADER + RECORD * this.#promised;
    if (expectedBytes > this.#fileBytes) {
      throw new GeometryRefusal(
        "TRUNCATED",
        { byte: this.#fileBytes },
        { promised: this.#promised, expectedBytes, bytes: this.#fileBytes },
      );
    }
    if (this.#promised === 0) throw new GeometryRefusal("NO_TRIANGLES", { byte: 80 });
    if (this.#promised > LIMITS.triangles) {
      throw new GeometryRefusal(
        "TOO_MANY_TRIANGLES",
        { byte: 80 },
        { triangles: this.#promised, limit: LIMITS.triangles },
      );
    }
    this.#welding = startWelding(this.#promised, this.#second);
  }

  #take(bytes: Uint8Array, offset: number, available: number): void {
    const count = Math.min(available, this.#promised - this.#read);
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    const welding = this.#welding!;
    for (let done = 0; done < count; done += RUN / 3) {
      const some = Math.min(RUN / 3, count - done);
      const { corners } = welding.room();
      if (!copyCorners(view, offset + RECORD * done, some, corners)) this.#refuse(corners, some);
      welding.take(3 * some);
      this.#read += some;
    }
  }

  /** Names the first coordinate among the last copied that is none. */
  #refuse(corners: Int32Array, triangles: number): void {
    const values = new Float32Array(corners.buffer, corners.byteOffset, 9 * triangles);
    for (let i = 0; i < values.length; i++) {
      checkCoordinate(values[i]!, HEADER + RECORD * (this.#read + Math.floor(i / 9)) + 12 + 4 * (i % 9));
    }
  }

  finish(): SourceModel {
    const expectedBytes = HEADER + RECORD * this.#promised;
    const welding = this.#welding;
    if (welding === null || this.#read < this.#promised) {
      throw new GeometryRefusal(
        "TRUNCATED",
        { byte: this.#seen },
        { promised: this.#promised, expectedBytes, bytes: this.#seen },
      );
    }
    const trailing = this.#seen - expectedBytes;
    const notes =
      trailing > 0 ? [{ code: "trailing_bytes" as const, count: trailing, byte: expectedBytes }] : [];
    const { positions, pairs } = welding.finish();
    return { ...onePart(positions, welding.triangles, notes), pairs };
  }
}

/** Copies the corners of some records as bits; false if a coordinate among them is out of range. */
function copyCorners(view: DataView, first: number, triangles: number, corners: Int32Array): boolean {
  let margin = 0;
  for (let out = 0, at = first + 12; out < 9 * triangles; out += 9, at += RECORD) {
    margin |= copyThree(view, at, corners, out);
    margin |= copyThree(view, at + 12, corners, out + 3);
    margin |= copyThree(view, at + 24, corners, out + 6);
  }
  return margin >= 0;
}

/** Negative if one of the three is too large or no number. */
function copyThree(view: DataView, at: number, corners: Int32Array, out: number): number {
  const x = view.getInt32(at, true);
  const y = view.getInt32(at + 4, true);
  const z = view.getInt32(at + 8, true);
  corners[out] = x;
  corners[out + 1] = y;
  corners[out + 2] = z;
  return (LARGEST - (x & SIZE)) | (LARGEST - (y & SIZE)) | (LARGEST - (z & SIZE));
}
