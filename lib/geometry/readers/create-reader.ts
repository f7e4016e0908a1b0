import type { ModelFormat } from "../detect-format.ts";
import { Utf8Reader } from "../text/utf8-pieces.ts";
import type { SecondThread } from "../threads/second-thread.ts";
import { ThreeMfReader } from "./3mf/reader.ts";
import type { GltfCodecs } from "./gltf/codecs.ts";
import { GltfReader } from "./gltf/reader.ts";
import { ObjReader } from "./obj.ts";
import { PlyAsciiReader, PlyBinaryReader } from "./ply/reader.ts";
import type { ModelReader } from "./reader.ts";
import { StlAsciiReader } from "./stl-ascii.ts";
import { StlBinaryReader } from "./stl-binary.ts";

/**
 * The reader of a format; `fileBytes` is the whole size, `codecs` decode compressed glTF, `second` is a thread that may
 * be given a part of the work.
 */
export function createReader(
  format: ModelFormat,
  fileBytes: number,
  codecs: GltfCodecs,
  second: SecondThread | null = null,
): ModelReader {
  switch (format) {
    case "stl-binary":
      return new StlBinaryReader(fileBytes, second);
    case "stl-ascii":
      return new Utf8Reader(new StlAsciiReader());
    case "obj":
      return new Utf8Reader(new ObjReader());
    case "ply-ascii":
      return new Utf8Reader(new PlyAsciiReader());
    case "ply-binary_little_endian":
    case "ply-binary_big_endian":
      return new PlyBinaryReader(fileBytes, format === "ply-binary_little_endian");
    case "3mf":
      return new ThreeMfReader(fileBytes);
    case "glb":
    case "gltf":
      return new GltfReader(format, fileBytes, codecs);
  }
}
