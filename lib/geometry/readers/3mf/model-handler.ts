import { IDENTITY, type Transform } from "../../instances.ts";
import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { refuseCoordinateToken } from "../../text/coordinate.ts";
import { numberOf } from "../../text/parse-number.ts";
import { weldIndexed } from "../../weld-indexed.ts";
import type { XmlName } from "../../xml/name-table.ts";
import type { XmlEvents } from "../../xml/scanner.ts";
import type { XmlTag } from "../../xml/tag.ts";
import {
  MeshDraft,
  type ModelObject,
  type ModelPart,
  type ObjectReference,
  UNIT_NAMES,
} from "./model-part.ts";
import { CORE, DRAFT, PRODUCTION } from "./namespaces.ts";
import { checkRequiredExtensions } from "./required-extensions.ts";

/** Elements of the core namespace that are followed, each with the parent it must have. */
const PARENTS: Record<string, string> = {
  model: "",
  resources: "model",
  build: "model",
  object: "resources",
  item: "build",
  mesh: "object",
  components: "object",
  component: "components",
  vertices: "mesh",
  triangles: "mesh",
  vertex: "vertices",
  triangle: "triangles",
};

/** Builds a ModelPart from XML events; foreign elements and everything inside them are passed over. */
export class ModelHandler implements XmlEvents {
  readonly part: ModelPart = { unit: "mm", objects: new Map(), items: [] };
  readonly #path: string[] = [];
  #foreign = 0;
  #object: ModelObject | null = null;
  #draft: MeshDraft | null = null;

  start(tag: XmlTag): void {
    const name = tag.name.local;
    const parent = this.#path.length === 0 ? "" : this.#path[this.#path.length - 1]!;
    if (
      this.#foreign > 0 ||
      !(tag.namespace === CORE || tag.namespace === DRAFT) ||
      PARENTS[name] !== parent
    ) {
      if (this.#path.length === 0) refuse(tag, "root");
      this.#foreign++;
      return;
    }
    this.#path.push(name);
    if (name === "vertex") this.#vertex(tag);
    else if (name === "triangle") this.#triangle(tag);
    else this.#other(name, tag);
  }

  #other(name: string, tag: XmlTag): void {
    if (name === "model") this.#model(tag);
    else if (name === "object") this.#startObject(tag);
    else if (name === "mesh") this.#draft = new MeshDraft();
    else if (name === "component") this.#object!.components.push(reference(tag));
    else if (name === "item") this.part.items.push(reference(tag));
  }

  end(_name: XmlName): void {
    if (this.#foreign > 0) {
      this.#foreign--;
      return;
    }
    const name = this.#path.pop();
    if (name === "mesh") this.#endMesh();
    else if (name === "object") this.#object = null;
  }

  #model(tag: XmlTag): void {
    const unit = tag.text("unit") ?? "millimeter";
    const known = UNIT_NAMES[unit];
    if (!known) refuse(tag, "unit");
    this.part.unit = known;
    checkRequiredExtensions(tag);
  }

  #startObject(tag: XmlTag): void {
    const id = tag.text("id");
    if (!id || this.part.objects.has(id)) refuse(tag, "object id");
    this.#object = { type: tag.text("type") ?? "model", mesh: null, components: [] };
    this.part.objects.set(id, this.#object);
  }

  #vertex(tag: XmlTag): void {
    const x = tag.number("x");
    const y = tag.number("y");
    const z = tag.number("z");
    if (!(Math.abs(x) + Math.abs(y) + Math.abs(z) <= LIMITS.coordinate)) refuseVertex(tag);
    const out = this.#draft!.positions;
    out.push3(x, y, z);
    if (out.length > 3 * LIMITS.vertices) {
      throw new GeometryRefusal("TOO_MANY_VERTICES", { line: tag.line }, { limit: LIMITS.vertices });
    }
  }

  #triangle(tag: XmlTag): void {
    const a = tag.integer("v1");
    const b = tag.integer("v2");
    const c = tag.integer("v3");
    if (!(a >= 0 && b >= 0 && c >= 0)) refuse(tag, "triangle");
    const draft = this.#draft!;
    const largest = Math.max(a, b, c);
    if (largest > draft.largestIndex) {
      draft.largestIndex = largest;
      draft.largestLine = tag.line;
    }
    draft.triangles.push3(a, b, c);
    if (draft.triangles.length > 3 * LIMITS.triangles) {
      throw new GeometryRefusal("TOO_MANY_TRIANGLES", { line: tag.line }, { limit: LIMITS.triangles });
    }
  }

  #endMesh(): void {
    const draft = this.#draft!;
    const positions = draft.positions.finish();
    if (draft.largestIndex >= positions.length / 3) {
      const params = { index: draft.largestIndex, count: positions.length / 3 };
      throw new GeometryRefusal("INDEX_OUT_OF_RANGE", { line: draft.largestLine }, params);
    }
    this.#object!.mesh = weldIndexed(positions, draft.triangles.finish());
    this.#draft = null;
  }
}

function refuse(tag: XmlTag, reason: string): never {
  throw new GeometryRefusal("MALFORMED_3MF", { line: tag.line }, { reason });
}

function refuseVertex(tag: XmlTag): void {
  for (const axis of ["x", "y", "z"]) {
    const token = tag.text(axis);
    if (token === null) refuse(tag, "vertex");
    refuseCoordinateToken(token.trim(), { line: tag.line });
  }
}

function reference(tag: XmlTag): ObjectReference {
  const objectId = tag.text("objectid");
  if (!objectId) refuse(tag, "objectid");
  return {
    objectId,
    path: tag.textIn(PRODUCTION, "path"),
    transform: transformOf(tag),
    line: tag.line,
  };
}

function transformOf(tag: XmlTag): Transform {
  const text = tag.text("transform");
  if (text === null) return IDENTITY;
  const numbers = text.trim().split(/\s+/).map(numberOf);
  if (numbers.length !== 12 || numbers.some((n) => !Number.isFinite(n))) refuse(tag, "transform");
  return numbers;
}
