import { describe, expect, it } from "vitest";
import { stlBinary } from "#tests/factories/model-files.ts";
import type { Solid } from "#tests/factories/solids.ts";
import { ball, box, mapped } from "#tests/factories/solids.ts";
import { analyzeSource } from "./analyze.ts";
import { surfaceReadings } from "./preview/readings.ts";
import { decodePreview, encodePreview, lighterPreview, makePreview } from "./preview.ts";
import { readModel } from "./read-model.ts";
import type { ThicknessMap } from "./thickness/measure-thickness.ts";

const meshOf = (solid: Solid) => readModel(stlBinary(solid), { fileName: "a.stl" }).model.mesh;

describe("makePreview", () => {
  it("keeps a small mesh as it is, about its middle", () => {
    const preview = makePreview(meshOf(mapped(box(2, 2, 2), ([x, y, z]) => [x + 1e5, y, z])), 1000);
    expect(preview).toMatchObject({ sourceTriangles: 12, origin: [100_001, 1, 1] });
    expect([...new Set(preview.positions.map(Math.abs))]).toEqual([1]);
    expect(preview.index.length).toBe(36);
  });

  it("decimates a large one below the limit, near the limit, in place", () => {
    const mesh = meshOf(ball(60, 10));
    const preview = makePreview(mesh, 5000);
    expect(preview.index.length / 3).toBeLessThanOrEqual(5000);
    expect(preview.index.length / 3).toBeGreaterThan(2000);
    for (let i = 0; i < preview.positions.length; i += 3) {
      const [x, y, z] = preview.positions.subarray(i, i + 3) as unknown as [number, number, number];
      expect(Math.sqrt(x * x + y * y + z * z)).toBeGreaterThan(9.5);
    }
    expect(Math.max(...preview.index)).toBeLessThan(preview.positions.length / 3);
  });
});

describe("lighterPreview", () => {
  const far = mapped(ball(40, 10), ([x, y, z]) => [x + 1e5, y, z]);

  it("leaves a light copy alone", () => {
    const preview = makePreview(meshOf(ball(5, 3)), 1000);
    expect(lighterPreview(preview, 1000)).toBe(preview);
  });

  it("decimates a heavy one in its place, and still says how many triangles the file has", () => {
    const preview = makePreview(meshOf(far), 100_000);
    const lighter = lighterPreview(preview, 1000);
    expect(lighter.index.length / 3).toBeLessThanOrEqual(1000);
    expect(lighter.sourceTriangles).toBe(preview.sourceTriangles);
    for (let i = 0; i < lighter.positions.length; i += 3) {
      const [x, y, z] = [0, 1, 2].map((axis) => lighter.positions[i + axis]! + lighter.origin[axis]!);
      expect(Math.abs(Math.hypot(x! - 1e5, y!, z!) - 10)).toBeLessThan(1);
    }
  });
});

describe("the stored form", () => {
  it("comes back as it was", () => {
    const preview = makePreview(meshOf(ball(5, 3)), 1000);
    expect(decodePreview(encodePreview(preview))).toEqual(preview);
  });

  it("carries the walls and the triangles that findings name, where the copy lies", () => {
    const far = mapped(box(20, 20, 0.5), ([x, y, z]) => [x + 500, y, z]);
    let map: ThicknessMap | null = null;
    const { format, model } = readModel(stlBinary(far), { fileName: "a.stl" });
    const onThickness = (measured: ThicknessMap) => {
      map = measured;
    };
    const report = analyzeSource(format, model, { fileName: "a.stl", depth: "full", onThickness });
    const copy = makePreview(model.mesh, 100);
    const readings = surfaceReadings(map, report, model.mesh, copy.origin);
    expect(decodePreview(encodePreview({ ...copy, readings }))).toEqual({ ...copy, readings });
    expect(readings.walls.length).toBeGreaterThan(1000);
    expect(Math.min(...readings.walls)).toBeCloseTo(0.5, 5);
    expect(Math.max(...readings.points.map(Math.abs))).toBeLessThanOrEqual(10);
    const [spot] = report.thickness?.spots ?? [];
    expect([...readings.triangles]).toEqual(expect.arrayContaining(spot?.triangles ?? [-1]));
    expect(readings.corners.length).toBe(9 * readings.triangles.length);
    expect(Math.max(...readings.corners.map(Math.abs))).toBe(10);
  });

  it("is refused when it is cut off, of another kind or too short", () => {
    const buffer = encodePreview(makePreview(meshOf(ball(5, 3)), 1000));
    expect(decodePreview(buffer.slice(0, -4))).toBeNull();
    expect(decodePreview(new ArrayBuffer(10))).toBeNull();
    const other = buffer.slice(0);
    new Uint8Array(other)[0] = 0;
    expect(decodePreview(other)).toBeNull();
  });
});
