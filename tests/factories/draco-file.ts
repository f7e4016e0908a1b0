import draco, { type EncoderModule } from "draco3dgltf";
import { glb, gltfParts } from "./model-files.ts";
import type { Solid } from "./solids.ts";

/** A GLB whose mesh the encoder of Draco itself has packed; places are whole to 14 bits. */
export async function dracoGlb(solid: Solid): Promise<Uint8Array> {
  const { binary, attribute } = packed((await draco.createEncoderModule({})) as EncoderModule, solid);
  const KHR_draco_mesh_compression = { bufferView: 0, attributes: { POSITION: attribute } };
  const document = {
    ...gltfParts(solid).document,
    extensionsUsed: ["KHR_draco_mesh_compression"],
    extensionsRequired: ["KHR_draco_mesh_compression"],
    meshes: [
      {
        primitives: [{ attributes: { POSITION: 0 }, indices: 1, extensions: { KHR_draco_mesh_compression } }],
      },
    ],
    buffers: [{ byteLength: binary.length }],
    bufferViews: [{ buffer: 0, byteOffset: 0, byteLength: binary.length }],
    accessors: [
      { componentType: 5126, count: solid.points.length, type: "VEC3" },
      { componentType: 5125, count: 3 * solid.faces.length, type: "SCALAR" },
    ],
  };
  return glb({ document, binary });
}

function packed(module: EncoderModule, { points, faces }: Solid): { binary: Uint8Array; attribute: number } {
  const [encoder, builder, mesh, array] = [
    new module.Encoder(),
    new module.MeshBuilder(),
    new module.Mesh(),
    new module.DracoInt8Array(),
  ];
  builder.AddFacesToMesh(mesh, faces.length, Uint32Array.from(faces.flat()));
  const places = Float32Array.from(points.flat());
  const attribute = builder.AddFloatAttribute(mesh, module.POSITION, points.length, 3, places);
  encoder.SetAttributeQuantization(module.POSITION, 14);
  const length = encoder.EncodeMeshToDracoBuffer(mesh, array);
  // the decoder reads whole words
  const binary = new Uint8Array(Math.ceil(length / 4) * 4).map((_, i) =>
    i < length ? array.GetValue(i) : 0,
  );
  for (const object of [array, mesh, builder, encoder]) module.destroy(object);
  return { binary, attribute };
}
