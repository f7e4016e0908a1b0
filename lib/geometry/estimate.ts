import type { ModelFormat } from "./detect-format.ts";
import { LIMITS } from "./limits.ts";
import type { Vec3 } from "./mesh.ts";
import { RecordSplitter } from "./readers/record-splitter.ts";
import { GeometryRefusal } from "./refusal.ts";
import { checkCoordinate } from "./text/coordinate.ts";

/** Quick sums over the triangles seen so far; no topology, so a volume is a promise of nothing. */
export interface Estimate {
  triangles: number;
  /** Triangles the file promises. */
  promised: number;
  boundingBox: { min: Vec3; max: Vec3 };
  /** Square and cubic file units. */
  area: number;
  /** |sum of det(a, b, c) / 6|; right once the file is complete and if the surface is closed. */
  volume: number;
  /** |sum of area vectors| / area: 0 for a closed surface, so a larger one warns of an open file. */
  closureResidual: number;
}

export interface Estimator {
  /** Takes the next bytes, in order, in pieces of any size. Throws GeometryRefusal. */
  push(chunk: Uint8Array): void;
  /** Sums so far; cheap enough to call after every piece. */
  snapshot(): Estimate;
  /** The sums of the whole file. Throws TRUNCATED or NO_TRIANGLES. */
  finish(): Estimate;
}

/** An estimator for formats whose triangles can be summed as they arrive (binary STL); null for the others. */
export function createEstimator(format: ModelFormat): Estimator | null {
  return format === "stl-binary" ? new StlEstimator() : null;
}

const HEADER = 84;
const RECORD = 50;

class StlEstimator implements Estimator {
  readonly #header = new Uint8Array(HEADER);
  readonly #records = new RecordSplitter(RECORD);
  #headerBytes = 0;
  #promised = 0;
  #read = 0;
  /** min x y z, max x y z, 2 * area, 6 * volume, then the sums' lost parts, then twice the area vector. */
  readonly #sums = Float64Array.of(
    Infinity,
    Infinity,
    Infinity,
    -Infinity,
    -Infinity,
    -Infinity,
    0,
    0,
    0,
    0,
    0,
    0,
    0,
  );
  #origin: Vec3 | null = null;

  push(chunk: Uint8Array): void {
    const missing = HEADER - this.#headerBytes;
    if (missing > 0) {
      this.#header.set(chunk.subarray(0, missing), this.#headerBytes);
      this.#headerBytes += Math.min(missing, chunk.length);
      if (this.#headerBytes < HEADER) return;
      this.#promised = new DataView(this.#header.buffer).getUint32(80, true);
      if (this.#promised > LIMITS.triangles) {
        const params = { triangles: this.#promised, limit: LIMITS.triangles };
        throw new GeometryRefusal("TOO_MANY_TRIANGLES", { byte: 80 }, params);
      }
    }
    this.#records.push(chunk.subarray(Math.min(missing, chunk.length)), (bytes, offset, count) => {
      const wanted = Math.min(count, this.#promised - this.#read);
      const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
      if (wanted <= 0) return;
      this.#origin ??= cornerAt(view, offset + 12);
      sumRecords(view, offset + 12, wanted, this.#origin, this.#sums);
      this.#read += wanted;
      const extent = this.#sums.subarray(0, 6);
      for (const value of extent) checkCoordinate(value, HEADER + RECORD * (this.#read - wanted));
    });
  }

  snapshot(): Estimate {
    const s = this.#sums;
    const area = (s[6]! + s[8]!) / 2;
    const residual = Math.sqrt(s[10]! ** 2 + s[11]! ** 2 + s[12]! ** 2) / 2;
    return {
      triangles: this.#read,
      promised: this.#promised,
      boundingBox: { min: [s[0]!, s[1]!, s[2]!], max: [s[3]!, s[4]!, s[5]!] },
      area,
      volume: Math.abs(s[7]! + s[9]!) / 6,
      closureResidual: area > 0 ? residual / area : 0,
    };
  }

  finish(): Estimate {
    if (this.#headerBytes < HEADER || this.#read < this.#promised) {
      const expectedBytes = HEADER + RECORD * this.#promised;
      const bytes = this.#headerBytes + RECORD * this.#read + this.#records.rest;
      throw new GeometryRefusal(
        "TRUNCATED",
        { byte: bytes },
        { promised: this.#promised, expectedBytes, bytes },
      );
    }
    if (this.#promised === 0) throw new GeometryRefusal("NO_TRIANGLES", { byte: 80 });
    return this.snapshot();
  }
}

const cornerAt = (view: DataView, at: number): Vec3 => [
  view.getFloat32(at, true),
  view.getFloat32(at + 4, true),
  view.getFloat32(at + 8, true),
];

/** Adds `count` records to the sums; NaN and infinities end up in the box, where the caller finds them. */
function sumRecords(view: DataView, first: number, count: number, origin: Vec3, sums: Float64Array): void {
  const [ox, oy, oz] = origin;
  for (let i = 0, at = first; i < count; i++, at += RECORD) {
    const ax = view.getFloat32(at, true);
    const ay = view.getFloat32(at + 4, true);
    const az = view.getFloat32(at + 8, true);
    const bx = view.getFloat32(at + 12, true);
    const by = view.getFloat32(at + 16, true);
    const bz = view.getFloat32(at + 20, true);
    const cx = view.getFloat32(at + 24, true);
    const cy = view.getFloat32(at + 28, true);
    const cz = view.getFloat32(at + 32, true);
    const nx = (by - ay) * (cz - az) - (bz - az) * (cy - ay);
    const ny = (bz - az) * (cx - ax) - (bx - ax) * (cz - az);
    const nz = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax);
    addTo(sums, 6, Math.sqrt(nx * nx + ny * ny + nz * nz));
    addTo(sums, 7, (ax - ox) * nx + (ay - oy) * ny + (az - oz) * nz);
    sums[10]! += nx;
    sums[11]! += ny;
    sums[12]! += nz;
    sums[0] = Math.min(sums[0]!, ax, bx, cx);
    sums[1] = Math.min(sums[1]!, ay, by, cy);
    sums[2] = Math.min(sums[2]!, az, bz, cz);
    sums[3] = Math.max(sums[3]!, ax, bx, cx);
    sums[4] = Math.max(sums[4]!, ay, by, cy);
    sums[5] = Math.max(sums[5]!, az, bz, cz);
  }
}

/** Neumaier's compensated addition; the lost part of slot n is kept in slot n + 2. */
function addTo(sums: Float64Array, slot: number, value: number): void {
  const sum = sums[slot]!;
  const next = sum + value;
  sums[slot + 2]! += Math.abs(sum) >= Math.abs(value) ? sum - next + value : value - next + sum;
  sums[slot] = next;
}
