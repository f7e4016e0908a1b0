import fc from "fast-check";
import { expect, it } from "vitest";
import { readTopology } from "./read-topology.ts";

type Face = [number, number, number];

/** Faces over few vertices share edges in every way there is; tetrahedra among them close. */
const meshes = fc
  .tuple(fc.integer({ min: 3, max: 12 }), fc.boolean())
  .chain(([vertices, closed]) => {
    const vertex = fc.integer({ min: 0, max: vertices - 1 });
    const faces = fc.array(fc.tuple(vertex, vertex, vertex), { minLength: 1, maxLength: 40 });
    const solids = fc.array(fc.tuple(vertex, vertex, vertex, vertex), { minLength: 1, maxLength: 10 });
    return closed ? solids.map((list) => list.flatMap(tetrahedron)) : faces;
  })
  .map(renumbered);

const tetrahedron = ([a, b, c, d]: [number, number, number, number]): Face[] => [
  [a, c, b],
  [a, b, d],
  [b, c, d],
  [a, d, c],
];

/** Vertices in order of first appearance, as a welder numbers them. */
function renumbered(faces: Face[]): Face[] {
  const numbers = new Map<number, number>();
  return faces.map((face) => {
    for (const v of face) if (!numbers.has(v)) numbers.set(v, numbers.size);
    return face.map((v) => numbers.get(v)!) as Face;
  });
}

/** Half-edges by edge, told one by one. */
function edgesOf(faces: Face[]): number[][] {
  const edges = new Map<string, number[]>();
  faces.forEach((face, t) => {
    if (new Set(face).size < 3) return;
    face.forEach((from, k) => {
      const key = [from, face[(k + 1) % 3]!].sort((a, b) => a - b).join();
      edges.set(key, [...(edges.get(key) ?? []), 3 * t + k]);
    });
  });
  const ends = (key: string) => key.split(",").map(Number) as [number, number];
  const order = [...edges.keys()].sort((p, q) => ends(p)[0] - ends(q)[0] || ends(p)[1] - ends(q)[1]);
  return order.map((key) => edges.get(key)!);
}

function repeated(faces: Face[]): number[] {
  const keys = faces.map((face) => [...face].sort((a, b) => a - b).join());
  return keys.flatMap((key, t) => (new Set(faces[t]).size === 3 && keys.indexOf(key) < t ? [t] : []));
}

const topologyOf = (faces: Face[]) =>
  readTopology(Uint32Array.from(faces.flat()), new Set(faces.flat()).size);

it("classifies every edge as counting them one by one does", () => {
  fc.assert(
    fc.property(meshes, (faces) => {
      const { table, duplicateFaces, degenerateTriangles } = topologyOf(faces);
      const edges = edgesOf(faces);
      const start = (h: number) => faces[Math.floor(h / 3)]![h % 3]!;
      const pairs = edges.filter((uses) => uses.length === 2);
      const twin = faces.flat().map(() => -1);
      for (const [one, two] of pairs) {
        twin[one!] = two!;
        twin[two!] = one!;
      }
      expect([...table.twin]).toEqual(twin);
      expect(table.edges).toBe(edges.length);
      expect([...table.boundary]).toEqual(edges.filter((uses) => uses.length === 1).flat());
      expect([...table.nonManifold]).toEqual(edges.filter((uses) => uses.length > 2).flat());
      expect(table.groups).toHaveLength(edges.filter((uses) => uses.length > 2).length);
      expect(table.oddEdges).toBe(edges.filter((uses) => uses.length % 2 === 1).length);
      const misoriented = pairs.filter(([one, two]) => start(one!) === start(two!));
      expect([...table.misoriented]).toEqual(misoriented.map(([one]) => one));
      expect([...duplicateFaces]).toEqual(repeated(faces));
      expect(degenerateTriangles).toBe(faces.filter((face) => new Set(face).size < 3).length);
    }),
    { numRuns: 600, seed: 71 },
  );
});

/** Shells by walking from triangle to triangle over edges of any number of triangles. */
function shellsOf(faces: Face[]) {
  const edges = edgesOf(faces);
  const ofTriangle = faces.map(() => -1);
  let count = 0;
  faces.forEach((face, t) => {
    if (ofTriangle[t]! >= 0 || new Set(face).size < 3) return;
    const next = [t];
    for (let at = next.pop(); at !== undefined; at = next.pop()) {
      if (ofTriangle[at]! >= 0) continue;
      ofTriangle[at] = count;
      for (const uses of edges)
        if (uses.some((h) => Math.floor(h / 3) === at)) next.push(...uses.map(thirdOf));
    }
    count++;
  });
  const open = edges.filter((uses) => uses.length !== 2).flatMap((uses) => uses.map(thirdOf));
  const watertight = Array.from({ length: count }, (_, shell) =>
    open.some((t) => ofTriangle[t] === shell) ? 0 : 1,
  );
  return { count, ofTriangle, watertight };
}

const thirdOf = (h: number) => Math.floor(h / 3);

it("joins triangles over every edge, and numbers the shells by their first triangle", () => {
  fc.assert(
    fc.property(meshes, (faces) => {
      const { count, ofTriangle, triangles, watertight } = topologyOf(faces).shells;
      const expected = shellsOf(faces);
      expect({ count, ofTriangle: [...ofTriangle], watertight: [...watertight] }).toEqual(expected);
      const sizes = Array.from(
        { length: count },
        (_, shell) => ofTriangle.filter((of) => of === shell).length,
      );
      expect([...triangles]).toEqual(sizes);
    }),
    { numRuns: 300, seed: 73 },
  );
});

it("finds the vertex where two fans meet, and no other", () => {
  fc.assert(
    fc.property(fc.integer({ min: 3, max: 90 }), fc.integer({ min: 3, max: 90 }), (one, two) => {
      const cone = (sides: number, first: number, base: number): Face[] =>
        Array.from({ length: sides }, (_, i): Face[] => {
          const [a, b] = [first + i, first + ((i + 1) % sides)];
          return [
            [0, a, b],
            [base, b, a],
          ];
        }).flat();
      const faces = renumbered([...cone(one, 10, 1), ...cone(two, 10 + one, 2)]);
      const { watertight, nonManifoldVertices, shells } = topologyOf(faces);
      expect([watertight, [...nonManifoldVertices], shells.count]).toEqual([true, [0], 2]);
    }),
    { numRuns: 40, seed: 72 },
  );
});
