import { describe, expect, it } from "vitest";
import * as files from "#tests/factories/model-files.ts";
import { box } from "#tests/factories/solids.ts";
import { analyzeModel } from "../analyze.ts";

const solid = box(0.01, 0.02, 0.03);
type Node = Record<string, unknown>;

const analyzed = (parts: files.GltfParts) => analyzeModel(files.glb(parts), { fileName: "a.glb" });
const shown = (node: Node) => analyzed(files.gltfParts(solid, [{ mesh: 0, ...node }]));

describe("transforms of nodes", () => {
  it("takes a rounded rotation for a rotation: it changes no volume", () => {
    const plain = shown({});
    const turned = shown({ rotation: [0, 0, 0.7, 0.7] });
    expect(turned.volumeMm3! / plain.volumeMm3!).toBeCloseTo(1, 12);
    expect(turned.boundingBox.max[1]).toBeCloseTo(10, 4);
    expect(() => shown({ rotation: [0, 0, 0, 0] })).toThrow("MALFORMED_GLTF");
  });

  it("bears the rounding of a matrix, and nothing that is no movement", () => {
    const matrix = [1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 0.99999994];
    expect(shown({ matrix }).volumeMm3).toBe(shown({}).volumeMm3);
    expect(() => shown({ matrix: matrix.with(15, 0.9) })).toThrow("MALFORMED_GLTF");
    expect(() => shown({ matrix: matrix.with(3, 0.1) })).toThrow("MALFORMED_GLTF");
  });
});

describe("EXT_mesh_gpu_instancing", () => {
  /** The box shown by one node, with one accessor of floats for each attribute. */
  function instanced(attributes: Record<string, number[][]>, node: Node = {}, required = true) {
    const { document, binary } = files.gltfParts(solid);
    const views = document.bufferViews as Node[];
    const accessors = document.accessors as Node[];
    const numbers: Record<string, number> = {};
    let bytes = binary;
    for (const [name, rows] of Object.entries(attributes)) {
      const added = new Uint8Array(Float32Array.from(rows.flat()).buffer);
      const at = Math.ceil(bytes.length / 4) * 4;
      const grown = new Uint8Array(at + added.length);
      grown.set(bytes);
      grown.set(added, at);
      bytes = grown;
      numbers[name] = accessors.length;
      const type = rows[0]!.length === 4 ? "VEC4" : "VEC3";
      accessors.push({ bufferView: views.length, componentType: 5126, count: rows.length, type });
      views.push({ buffer: 0, byteOffset: at, byteLength: added.length });
    }
    document.nodes = [{ mesh: 0, ...node, extensions: { EXT_mesh_gpu_instancing: { attributes: numbers } } }];
    document.buffers = [{ byteLength: bytes.length }];
    if (required) document.extensionsRequired = ["EXT_mesh_gpu_instancing"];
    return { document, binary: bytes };
  }
  const places = [
    [0, 0, 0],
    [0.1, 0, 0],
    [0, 0.1, 0],
  ];

  it("shows the mesh once for each row, moved, turned and sized", () => {
    const half = Math.SQRT1_2;
    const TRANSLATION = places;
    const ROTATION = [
      [0, 0, 0, 1],
      [0, 0, half, half],
      [0, 0, 0, 1],
    ];
    const SCALE = [
      [1, 1, 1],
      [1, 1, 1],
      [2, 2, 2],
    ];
    const report = analyzed(instanced({ TRANSLATION, ROTATION, SCALE }));
    expect(report).toMatchObject({ parts: 3, triangles: 36, shells: 3 });
    expect(report.volumeMm3! / (6000 * 10)).toBeCloseTo(1, 6);
    const { min, max } = report.boundingBox;
    expect(min[0]).toBeCloseTo(0, 4);
    [100, 140, 60].forEach((value, axis) => {
      expect(max[axis]).toBeCloseTo(value, 4);
    });
  });

  it("applies the node to the instances, also where the extension is not required", () => {
    const report = analyzed(instanced({ TRANSLATION: places }, { scale: [2, 2, 2] }, false));
    expect(report.parts).toBe(3);
    expect(report.boundingBox.max[0]).toBeCloseTo(220, 4);
  });

  it("refuses rows that do not match, and more of them than the limit", () => {
    const uneven = instanced({ TRANSLATION: places, SCALE: [[1, 1, 1]] });
    expect(() => analyzed(uneven)).toThrow("MALFORMED_GLTF");
    const many = instanced({ TRANSLATION: Array.from({ length: 100_001 }, () => [0, 0, 0]) });
    expect(() => analyzed(many)).toThrow("TOO_MANY_INSTANCES");
  });
});
