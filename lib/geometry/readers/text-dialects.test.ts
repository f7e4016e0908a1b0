import { describe, expect, it } from "vitest";
import * as files from "#tests/factories/model-files.ts";
import { box, join } from "#tests/factories/solids.ts";
import { analyzeModel } from "../analyze.ts";
import { readModelStream } from "../read-model-stream.ts";
import { GeometryRefusal } from "../refusal.ts";

const solid = box(10, 20, 30);
const text = (bytes: Uint8Array) => new TextDecoder("latin1").decode(bytes);
const bytesOf = (value: string) => Uint8Array.from(value, (character) => character.charCodeAt(0));

const analyzed = (value: string | Uint8Array, fileName: string) =>
  analyzeModel(typeof value === "string" ? bytesOf(value) : value, { fileName });

function refused(value: string, fileName: string): GeometryRefusal {
  try {
    analyzed(value, fileName);
  } catch (error) {
    if (error instanceof GeometryRefusal) return error;
    throw error;
  }
  throw new Error(`${fileName} was accepted`);
}

const notesOf = (value: string | Uint8Array, fileName: string) =>
  analyzed(value, fileName)
    .findings.filter(({ severity }) => severity === "warning")
    .map(({ code, count, at }) => ({ code, count, at }));

describe("ASCII STL as programs write it", () => {
  const stl = text(files.stlAscii(solid));
  const unended = stl.replace("endsolid made\n", "");

  it("reads a file whose only fault is a missing endsolid, and says so", () => {
    expect(analyzed(unended, "a.stl")).toMatchObject({ verdict: "accept with findings", volumeMm3: 6000 });
    const at = { byte: unended.length };
    expect(notesOf(unended, "a.stl")).toEqual([{ code: "malformed_container", count: 1, at }]);
  });

  it("reads solids that follow each other without an end", () => {
    const other = text(files.stlAscii(box(1, 2, 3, [50, 0, 0])));
    const report = analyzed(unended + other, "a.stl");
    expect(report).toMatchObject({ triangles: 24, volumeMm3: 6006 });
    expect(notesOf(unended + other, "a.stl")).toContainEqual({
      code: "malformed_container",
      count: 1,
      at: { byte: unended.length },
    });
  });

  it("takes the fill and the end mark of old disks as bytes after the end, other words as damage", () => {
    for (const fill of ["\0\0\0", "\x1a", "\x1a\0\0\n"]) {
      const [note] = notesOf(stl + fill, "a.stl");
      expect(note).toMatchObject({ code: "trailing_bytes", at: { byte: stl.length } });
      expect(analyzed(stl + fill, "a.stl").volumeMm3).toBe(6000);
    }
    expect(refused(`${stl}hello`, "a.stl").code).toBe("NOT_A_VALID_STL");
    expect(refused(`${stl}facet normal 0 0 0`, "a.stl").code).toBe("NOT_A_VALID_STL");
  });

  it("refuses what ends inside a facet, or before the first", () => {
    expect(refused(stl.slice(0, -40), "a.stl").code).toBe("TRUNCATED");
    expect(refused("solid a\n", "a.stl").code).toBe("TRUNCATED");
  });

  it("is not taken in by a binary file whose header looks like a facet", () => {
    const binary = files.stlBinary(solid, "solid x facet normal 0 0 0 ");
    const report = analyzed(Uint8Array.from([...binary, 7, 7]), "a.stl");
    expect(report).toMatchObject({ format: "stl-binary", volumeMm3: 6000 });
  });
});

describe("ASCII PLY as programs write it", () => {
  const ply = text(files.plyAscii(solid));
  const withFloats = ply
    .replace("vertex_indices\n", "vertex_indices\nproperty list uchar float texcoord\nproperty uchar red\n")
    .replace(/^(3 .*)$/gm, "$1 6 0.25 1e-3 -0.5 nan 0 1 255");

  it("passes over lists of fractions beside the corners of a face", () => {
    expect(analyzed(withFloats, "a.ply")).toMatchObject({ verdict: "accept", volumeMm3: 6000 });
  });

  it("passes over elements with such lists", () => {
    const camera = "element camera 2\nproperty list int float matrix\nproperty float zoom\n";
    const value = ply.replace("element vertex", `${camera}element vertex`);
    const body = value.replace("end_header\n", "end_header\n2 0.5 0.25 1.5\n0 2.5\n");
    expect(analyzed(body, "a.ply")).toMatchObject({ verdict: "accept", volumeMm3: 6000 });
  });

  it("still refuses fractions as the length of a list or as a corner", () => {
    expect(refused(withFloats.replace(" 6 0.25", " 6.5 0.25"), "a.ply").params.reason).toBe("list");
    expect(refused(ply.replace(/^3 0/m, "3 0.5"), "a.ply").params.reason).toBe("list");
  });

  it("counts what follows the last element, as in a binary file", () => {
    expect(notesOf(`${ply}1 2 3\n`, "a.ply")).toEqual([
      { code: "trailing_bytes", count: 5, at: { byte: ply.length } },
    ]);
    expect(analyzed(`${ply}1 2 3\n`, "a.ply").volumeMm3).toBe(6000);
  });
});

describe("text in UTF-16 with its mark", () => {
  const encode = (value: string, littleEndian: boolean): Uint8Array => {
    const view = new DataView(new ArrayBuffer(2 * value.length + 2));
    [...`\ufeff${value}`].forEach((letter, i) => {
      view.setUint16(2 * i, letter.charCodeAt(0), littleEndian);
    });
    return new Uint8Array(view.buffer);
  };
  const two = join(solid, box(1, 1, 1, [40, 0, 0]));

  it.each([
    ["a.stl", text(files.stlAscii(two))],
    ["a.obj", text(files.obj(two))],
    ["a.ply", text(files.plyAscii(two))],
  ])("%s is read like any other", async (fileName, value) => {
    for (const littleEndian of [true, false]) {
      const bytes = encode(value, littleEndian);
      expect(analyzed(bytes, fileName)).toEqual(analyzed(value, fileName));
      async function* oneByOne() {
        for (const byte of bytes) yield Uint8Array.of(byte);
      }
      const { model } = await readModelStream(oneByOne(), { fileName, size: bytes.length });
      expect(model.mesh.triangles.length).toBe(72);
    }
  });
});
