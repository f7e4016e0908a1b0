import { describe, expect, it } from "vitest";
import { glb, gltfParts, obj, plyAscii, stlAscii, stlBinary, threeMf } from "#tests/factories/model-files.ts";
import { box } from "#tests/factories/solids.ts";
import { detectFormat, HEAD_BYTES } from "./detect-format.ts";
import { LIMITS } from "./limits.ts";
import { GeometryRefusal } from "./refusal.ts";

const cube = box(1, 1, 1);
const of = (bytes: Uint8Array, name: string, size = bytes.length) => {
  const found = detectFormat(bytes.subarray(0, HEAD_BYTES), name, size);
  return found instanceof GeometryRefusal ? found.code : found.format;
};
const text = (value: string) => new TextEncoder().encode(value);

describe("detectFormat", () => {
  it.each([
    [stlBinary(cube), "stl-binary"],
    [stlBinary(cube, "solid cube"), "stl-binary"],
    [stlAscii(cube), "stl-ascii"],
    [obj(cube), "obj"],
    [plyAscii(cube), "ply-ascii"],
    [threeMf("<x/>"), "3mf"],
    [glb(gltfParts(cube)), "glb"],
    [text(JSON.stringify(gltfParts(cube).document)), "gltf"],
  ])("goes by contents, whatever the name (%#)", (bytes, format) => {
    for (const name of ["model", "a.txt", "a.jpg"]) expect(of(bytes, name)).toBe(format);
  });

  it.each([
    ["photo.stl", "\x89PNG\r\n\x1a\n", "png"],
    ["photo.stl", "\xff\xd8\xff\xe0", "jpeg"],
    ["a.obj", "%PDF-1.7", "pdf"],
    ["a.3mf", "Rar!\x1a", "rar"],
    ["part.gcode", "; made by a slicer\nG28\nG1 X0 Y0\nM104 S200\n", "gcode"],
    ["notes.txt", "just some words\n", "text"],
    ["page.stl", "<!DOCTYPE html><html>", "html"],
    ["data.json", '{"a": 1}', "json"],
    ["m.blend", "BLENDER-v300", "blend"],
    ["m.3dm", "3D Geometry File Format 4", "rhino"],
  ])("says what %s is instead", (name, start, found) => {
    const bytes = Uint8Array.from(start, (c) => c.charCodeAt(0));
    const result = detectFormat(bytes, name, bytes.length);
    expect(result).toMatchObject({ code: "NOT_A_MESH_FILE", params: { found } });
  });

  it("refuses an office document that is a package like 3MF", () => {
    expect(of(text("PK\x03\x04 [Content_Types].xml word/document.xml"), "a.zip")).toBe("NOT_A_MESH_FILE");
  });

  it("refuses what is empty, too large, cut off, or only named like a model", () => {
    expect(of(new Uint8Array(0), "a.stl")).toBe("EMPTY_FILE");
    expect(of(stlBinary(cube), "a.stl", LIMITS.fileBytes + 1)).toBe("FILE_TOO_LARGE");
    expect(of(stlBinary(cube), "a.stl", 300)).toBe("TRUNCATED");
    expect(of(text("# comment\nsolid x\n"), "a.stl")).toBe("NOT_A_VALID_STL");
    for (const start of ["", "\ufeff", "\r\n ", "/* made by hand */\n"])
      expect(of(text(`${start}ISO-10303-21;\nHEADER;`), "a.txt")).toBe("STEP_NOT_SUPPORTED");
    expect(of(text("PK\x03\x04"), "a.stpz")).toBe("STEP_NOT_SUPPORTED");
    expect(of(text("nothing"), "a.ply")).toBe("MALFORMED_FILE");
    expect(of(text("nothing"), "a.3mf")).toBe("NOT_A_3MF_PACKAGE");
  });
});
