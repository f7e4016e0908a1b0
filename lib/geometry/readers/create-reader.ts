import type { ModelFormat } from "../detect-format.ts";
import { GeometryRefusal } from "../refusal.ts";
import { ThreeMfReader } from "./3mf/reader.ts";
import { ObjReader } from "./obj.ts";
import type { ModelReader } from "./reader.ts";
import { StlAsciiReader } from "./stl-ascii.ts";
import { StlBinaryReader } from "./stl-binary.ts";

/** The reader of a format; `fileBytes` is the whole size. */
export function createReader(format: ModelFormat, fileBytes: number): ModelReader {
  switch (format) {
    case "stl-binary":
      return new StlBinaryReader(fileBytes);
    case "stl-ascii":
      return new StlAsciiReader();
    case "obj":
      return new ObjReader();
    case "3mf":
      return new ThreeMfReader(fileBytes);
    default:
      throw new GeometryRefusal("NOT_A_MESH_FILE", null, { found: format });
  }
}
