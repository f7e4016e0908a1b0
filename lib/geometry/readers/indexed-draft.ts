import { GrowingArray } from "../growing-array.ts";
import { LIMITS } from "../limits.ts";
import type { ReaderNote } from "../mesh.ts";
import { GeometryRefusal, type RefusalPlace } from "../refusal.ts";
import { weldIndexed } from "../weld-indexed.ts";
import { PolygonFan } from "./polygon-fan.ts";
import { onePart, type SourceModel } from "./reader.ts";

/** Vertices and polygons as a text or PLY reader meets them; checked and welded at the end. */
export class IndexedDraft {
  readonly positions = new GrowingArray<Float64Array>(Float64Array, 3072);
  readonly fan = new PolygonFan();
  readonly #first: number;
  #largest: { index: number; at: RefusalPlace } = { index: -1, at: null };

  /** `first`: the number the format gives its first vertex, for the words of a refusal. */
  constructor(first: number) {
    this.#first = first;
  }

  vertex(x: number, y: number, z: number, at: RefusalPlace): void {
    this.positions.push3(x, y, z);
    if (this.positions.length > 3 * LIMITS.vertices) {
      throw new GeometryRefusal("TOO_MANY_VERTICES", at, { limit: LIMITS.vertices });
    }
  }

  /** A polygon of vertex numbers that may name vertices still to come; negative ones are refused. */
  polygon(corners: number[], count: number, at: RefusalPlace): void {
    for (let i = 0; i < count; i++) {
      const index = corners[i]!;
      if (!(index >= 0 && index < LIMITS.vertices)) this.#refuseIndex(index, at);
      if (index > this.#largest.index) this.#largest = { index, at };
    }
    this.fan.add(corners, count, at);
  }

  #refuseIndex(index: number, at: RefusalPlace): never {
    throw new GeometryRefusal("INDEX_OUT_OF_RANGE", at, {
      index: index + this.#first,
      count: this.positions.length / 3,
    });
  }

  finish(notes: ReaderNote[] = []): SourceModel {
    const raw = this.positions.finish();
    if (this.fan.triangles.length === 0) throw new GeometryRefusal("NO_TRIANGLES");
    if (this.#largest.index >= raw.length / 3) this.#refuseIndex(this.#largest.index, this.#largest.at);
    const { positions, triangles } = weldIndexed(raw, this.fan.triangles.finish());
    return onePart(positions, triangles, notes, this.fan.areaCorrection(raw));
  }
}
