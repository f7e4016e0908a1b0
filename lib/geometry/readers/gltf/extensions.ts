import { GeometryRefusal } from "../../refusal.ts";
import { type Json, listAt, textAt } from "./json.ts";

/** One node that shows its mesh many times. */
export const INSTANCING = "EXT_mesh_gpu_instancing";

const SHAPE = new Set([
  INSTANCING,
  "KHR_draco_mesh_compression",
  "EXT_meshopt_compression",
  "KHR_meshopt_compression",
  "KHR_mesh_quantization",
]);

/** Extensions about looks, sound, names: they may be required, but do not change the shape. */
const LOOKS =
  /^[A-Z0-9]+_(materials?|texture|lights?|image|xmp|animation|audio|node_(hover|selec)|techniques)/;

/** Refuses a document that requires what we do not read. */
export function checkRequiredExtensions(document: Json): void {
  for (const required of listAt(document.extensionsRequired, "extensionsRequired")) {
    const extension = textAt(required, "extensionsRequired");
    if (!SHAPE.has(extension) && !LOOKS.test(extension)) {
      throw new GeometryRefusal("REQUIRED_EXTENSION_NOT_SUPPORTED", null, {
        extension: extension.slice(0, 80),
      });
    }
  }
}
