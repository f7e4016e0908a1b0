import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { VertexWelder } from "./vertex-welder.ts";

const coordinate = fc.oneof(
  fc.constantFrom(0, -0, 1, -1, 1e-300, 1e9),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);
const points = fc.array(fc.tuple(coordinate, coordinate, coordinate), { maxLength: 400 });

describe("VertexWelder", () => {
  it("numbers equal points alike, in order of first appearance, -0 as 0", () => {
    fc.assert(
      fc.property(points, (list) => {
        const welder = new VertexWelder(0);
        const model = new Map<string, number>();
        for (const [x, y, z] of list) {
          const key = `${x + 0},${y + 0},${z + 0}`;
          if (!model.has(key)) model.set(key, model.size);
          expect(welder.add(x, y, z)).toBe(model.get(key));
        }
        expect(welder.count).toBe(model.size);
        expect(welder.finish().length).toBe(3 * model.size);
      }),
      { numRuns: 300, seed: 21 },
    );
  });

  it("keeps its chains short on the regular grids that models are made of", () => {
    const welder = new VertexWelder(0);
    for (let i = 0; i < 60; i++)
      for (let j = 0; j < 60; j++) for (let k = 0; k < 60; k++) welder.add(i / 10, j / 10, k / 10);
    expect(welder.count).toBe(216_000);
  });
});
