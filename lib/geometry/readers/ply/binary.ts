import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { checkCoordinate } from "../../text/coordinate.ts";
import type { IndexedDraft } from "../indexed-draft.ts";
import type { PlyElement, PlyType } from "./header.ts";
import { addStrips, type ElementPlan, planOf } from "./records.ts";

const SIZES: Record<PlyType, number> = {
  int8: 1,
  uint8: 1,
  int16: 2,
  uint16: 2,
  int32: 4,
  uint32: 4,
  float32: 4,
  float64: 8,
};

/** Reads the body of a binary PLY that starts at `start`; returns the byte after its last element. */
export function readBinaryBody(
  bytes: Uint8Array,
  start: number,
  elements: PlyElement[],
  littleEndian: boolean,
  draft: IndexedDraft,
): number {
  const body = new BinaryBody(bytes, start, littleEndian, draft);
  for (const element of elements) body.read(element);
  return body.at;
}

class BinaryBody {
  at: number;
  readonly #view: DataView;
  readonly #little: boolean;
  readonly #draft: IndexedDraft;
  readonly #list: number[] = [];

  constructor(bytes: Uint8Array, start: number, littleEndian: boolean, draft: IndexedDraft) {
    this.at = start;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#little = littleEndian;
    this.#draft = draft;
  }

  read(element: PlyElement): void {
    if (element.properties.length === 0) return;
    const plan = planOf(element);
    const smallest = element.properties.reduce(
      (sum, { type, lengthType }) => sum + SIZES[lengthType ?? type],
      0,
    );
    this.#need(smallest * element.count);
    if (element.properties.every(({ lengthType }) => lengthType === null)) {
      if (plan.kind === "vertex") this.#vertices(element, plan, smallest);
      this.at += plan.kind === "vertex" ? 0 : smallest * element.count;
      return;
    }
    for (let i = 0; i < element.count; i++) this.#record(element, plan);
  }

  #need(bytes: number): void {
    if (this.at + bytes <= this.#view.byteLength) return;
    const params = { expectedBytes: this.at + bytes, bytes: this.#view.byteLength };
    throw new GeometryRefusal("TRUNCATED", { byte: this.#view.byteLength }, params);
  }

  #vertices(element: PlyElement, plan: ElementPlan, stride: number): void {
    const offsetOf = (property: number) =>
      element.properties.slice(0, property).reduce((sum, { type }) => sum + SIZES[type], 0);
    const offsets = plan.axes.map(offsetOf);
    const types = plan.axes.map((property) => element.properties[property]!.type);
    this.#draft.positions.reserve(3 * element.count);
    const xyz = [0, 0, 0];
    for (let i = 0; i < element.count; i++, this.at += stride) {
      for (let axis = 0; axis < 3; axis++) xyz[axis] = this.#number(types[axis]!, this.at + offsets[axis]!);
      if (!(Math.abs(xyz[0]!) + Math.abs(xyz[1]!) + Math.abs(xyz[2]!) <= LIMITS.coordinate)) {
        for (const value of xyz) checkCoordinate(value, this.at);
      }
      this.#draft.positions.push3(xyz[0]!, xyz[1]!, xyz[2]!);
    }
  }

  /** One record with lists; scalars are passed over unless they are a vertex's coordinates. */
  #record(element: PlyElement, plan: ElementPlan): void {
    const start = this.at;
    const xyz = [0, 0, 0];
    for (let p = 0; p < element.properties.length; p++) {
      const { type, lengthType } = element.properties[p]!;
      if (lengthType !== null) {
        this.#readList(type, lengthType, plan.list === p);
        continue;
      }
      this.#need(SIZES[type]);
      const axis = plan.kind === "vertex" ? plan.axes.indexOf(p) : -1;
      if (axis >= 0) xyz[axis] = this.#number(type, this.at);
      this.at += SIZES[type];
    }
    const at = { byte: start };
    if (plan.kind === "vertex") {
      for (const value of xyz) checkCoordinate(value, start);
      this.#draft.vertex(xyz[0]!, xyz[1]!, xyz[2]!, at);
    } else if (plan.kind === "strips") addStrips(this.#draft, this.#list, this.#list.length, at);
    else if (plan.kind === "face") {
      if (this.#list.length < 3)
        throw new GeometryRefusal("MALFORMED_FILE", at, { format: "PLY", reason: "face" });
      this.#draft.polygon(this.#list, this.#list.length, at);
    }
  }

  #readList(type: PlyType, lengthType: PlyType, keep: boolean): void {
    this.#need(SIZES[lengthType]);
    const length = this.#number(lengthType, this.at);
    this.at += SIZES[lengthType];
    if (length < 0)
      throw new GeometryRefusal("MALFORMED_FILE", { byte: this.at }, { format: "PLY", reason: "list" });
    this.#need(length * SIZES[type]);
    if (keep) {
      this.#list.length = 0;
      for (let i = 0; i < length; i++) this.#list.push(this.#number(type, this.at + i * SIZES[type]));
    }
    this.at += length * SIZES[type];
  }

  #number(type: PlyType, at: number): number {
    const view = this.#view;
    const little = this.#little;
    if (type === "float32") return view.getFloat32(at, little);
    if (type === "int32") return view.getInt32(at, little);
    if (type === "uint32") return view.getUint32(at, little);
    if (type === "uint8") return view.getUint8(at);
    if (type === "float64") return view.getFloat64(at, little);
    if (type === "int8") return view.getInt8(at);
    return type === "int16" ? view.getInt16(at, little) : view.getUint16(at, little);
  }
}
