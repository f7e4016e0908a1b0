import { expect, it } from "vitest";
import { creasedNormals } from "./creased-normals.ts";

/** Two triangles that share an edge and meet at `degrees`. */
function bent(degrees: number) {
  const angle = (degrees * Math.PI) / 180;
  const positions = new Float32Array([0, 0, 0, 0, 1, 0, -1, 0, 0, Math.cos(angle), 0, -Math.sin(angle)]);
  return { positions, index: new Uint32Array([0, 1, 2, 0, 3, 1]) };
}
const normalAt = (normals: Float32Array, corner: number) =>
  [...normals.slice(corner * 3, corner * 3 + 3)].map((n) => Math.round(n * 100) / 100);
const crease = Math.cos((35 * Math.PI) / 180);

it("is smooth over a flat edge: both sides have the mean normal there", () => {
  const { positions, index } = bent(20);
  const { normals } = creasedNormals(positions, index, crease);
  expect(normalAt(normals, 0)).toEqual(normalAt(normals, 3));
  expect(normalAt(normals, 0)).toEqual([0.17, 0, 0.98]);
});

it("is sharp over a steep edge: each side keeps its own", () => {
  const { positions, index } = bent(90);
  const { normals } = creasedNormals(positions, index, crease);
  expect(normalAt(normals, 0)).toEqual([0, 0, 1]);
  expect(normalAt(normals, 3)).toEqual([1, 0, 0]);
});

it("keeps the triangles and gives unit normals, also for a degenerate one", () => {
  const { positions } = bent(90);
  const { positions: soup, normals } = creasedNormals(positions, new Uint32Array([0, 0, 1, 0, 1, 2]), crease);
  expect([...soup.slice(9, 18)]).toEqual([0, 0, 0, 0, 1, 0, -1, 0, 0]);
  expect(normalAt(normals, 3)).toEqual([0, 0, 1]);
  expect([...normals].some(Number.isNaN)).toBe(false);
});
