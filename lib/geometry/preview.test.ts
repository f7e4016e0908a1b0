import { describe, expect, it } from "vitest";
import { stlBinary } from "#tests/factories/model-files.ts";
import type { Solid } from "#tests/factories/solids.ts";
import { ball, box, mapped } from "#tests/factories/solids.ts";
import { decodePreview, encodePreview, makePreview } from "./preview.ts";
import { readModel } from "./read-model.ts";

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

describe("the stored form", () => {
  it("comes back as it was", () => {
    const preview = makePreview(meshOf(ball(5, 3)), 1000);
    expect(decodePreview(encodePreview(preview))).toEqual(preview);
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
