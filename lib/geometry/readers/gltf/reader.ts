import { expandInstances, type Instance, type SourceMesh } from "../../instances.ts";
import { LIMITS } from "../../limits.ts";
import { GeometryRefusal } from "../../refusal.ts";
import { ByteCollector } from "../byte-collector.ts";
import type { ModelReader, SourceModel } from "../reader.ts";
import { Accessors } from "./accessors.ts";
import { Buffers } from "./buffers.ts";
import type { GltfCodecs } from "./codecs.ts";
import { openContainer } from "./container.ts";
import { checkTriangleCounts } from "./count-triangles.ts";
import { checkRequiredExtensions } from "./extensions.ts";
import { transformsOf } from "./instancing.ts";
import { listAt, objectAt } from "./json.ts";
import { MeshBuilder } from "./primitives.ts";
import { meshNodes } from "./scene.ts";

/**
 * glTF 2.0, as GLB or as one .gltf with its buffers inside: default scene, node transforms, indexed and plain
 * triangles, strips and fans, sparse and quantised accessors, instancing, Draco and meshopt. Metres, by the
 * specification.
 * Buffers in other files are refused (EXTERNAL_FILE). Bind pose, no morph targets.
 */
export class GltfReader implements ModelReader {
  readonly #format: "glb" | "gltf";
  readonly #bytes: ByteCollector;
  readonly #codecs: GltfCodecs;

  constructor(format: "glb" | "gltf", fileBytes: number, codecs: GltfCodecs) {
    this.#format = format;
    this.#bytes = new ByteCollector(fileBytes);
    this.#codecs = codecs;
  }

  push(chunk: Uint8Array): void {
    this.#bytes.push(chunk);
  }

  /** The bytes so far: which decoders they need shows once all are there. */
  get collected(): Uint8Array {
    return this.#bytes.finish();
  }

  finish(): SourceModel {
    const { document, binary, notes } = openContainer(this.#format, this.#bytes.finish());
    checkRequiredExtensions(document);
    const nodes = meshNodes(document);
    const buffers = new Buffers(document, binary, this.#codecs);
    const accessors = new Accessors(document, buffers);
    const meshes = listAt(document.meshes, "meshes");
    checkTriangleCounts(nodes, meshes, accessors);
    const built = new Map<number, SourceMesh>();
    const instances: Instance[] = [];
    for (const node of nodes) {
      const index = node.mesh;
      const place = `meshes/${index}`;
      const known = built.get(index);
      const mesh =
        known ??
        new MeshBuilder(accessors, buffers, this.#codecs).build(objectAt(meshes[index], place), place);
      built.set(index, mesh);
      if (mesh.triangles.length === 0) continue;
      for (const transform of transformsOf(node, accessors)) instances.push({ mesh, transform });
      if (instances.length > LIMITS.instances.count)
        throw new GeometryRefusal("TOO_MANY_INSTANCES", null, { limit: LIMITS.instances.count });
    }
    if (instances.length === 0) throw new GeometryRefusal("NO_TRIANGLES");
    return {
      mesh: expandInstances(instances),
      unit: "m",
      notes,
      parts: instances.length,
      polygonAreaCorrection: 0,
    };
  }
}
