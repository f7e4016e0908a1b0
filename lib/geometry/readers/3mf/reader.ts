import { compose, expandInstances, IDENTITY, type Instance, type Transform } from "../../instances.ts";
import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { ByteCollector } from "../byte-collector.ts";
import type { ModelReader, SourceModel } from "../reader.ts";
import type { ModelObject, ObjectReference } from "./model-part.ts";
import { Package } from "./package.ts";

/** Objects that are made for the print, not part of the piece (3MF core 1.3, section 4.1). */
const LEFT_OUT = new Set(["support", "solidsupport", "other"]);

/**
 * 3MF: every mesh reached from a build item, transforms of items and components applied, units as declared,
 * production-extension paths followed inside the package. Needs the whole file, because a ZIP's directory
 * stands at its end; unpacked XML is streamed and never held.
 */
export class ThreeMfReader implements ModelReader {
  readonly #bytes: ByteCollector;

  constructor(fileBytes: number) {
    this.#bytes = new ByteCollector(fileBytes);
  }

  push(chunk: Uint8Array): void {
    this.#bytes.push(chunk);
  }

  finish(): SourceModel {
    const container = new Package(this.#bytes.finish());
    const rootPath = container.rootPath();
    const root = container.part(rootPath);
    const walk = new Walk(container);
    for (const item of root.items) walk.visit(item, rootPath, IDENTITY, 0);
    const mesh = expandInstances(walk.instances);
    return { mesh, unit: root.unit, notes: [], parts: walk.instances.length, polygonAreaCorrection: 0 };
  }
}

/** Unfolds components to mesh instances; depth and number are bounded, a cycle is refused by name. */
class Walk {
  readonly instances: Instance[] = [];
  readonly #container: Package;
  readonly #open = new Set<ModelObject>();
  #visits = 0;

  constructor(container: Package) {
    this.#container = container;
  }

  visit(reference: ObjectReference, path: string, outer: Transform, depth: number): void {
    const home = reference.path ?? path;
    const object = this.#container.part(home).objects.get(reference.objectId);
    const at = { line: reference.line };
    if (!object) throw new GeometryRefusal("MALFORMED_3MF", at, { reason: "object" });
    if (this.#open.has(object)) throw new GeometryRefusal("INVALID_NODE_HIERARCHY", at, { reason: "cycle" });
    if (++this.#visits > LIMITS.instances.count || depth > LIMITS.instances.depth) {
      throw new GeometryRefusal("TOO_MANY_INSTANCES", at, { limit: LIMITS.instances.count });
    }
    if (LEFT_OUT.has(object.type)) return;
    const transform = compose(outer, reference.transform);
    if (object.mesh && object.mesh.triangles.length > 0)
      this.instances.push({ mesh: object.mesh, transform });
    this.#open.add(object);
    for (const component of object.components) this.visit(component, home, transform, depth + 1);
    this.#open.delete(object);
  }
}
