import { describe, expect, it } from "vitest";
import * as files from "#tests/factories/model-files.ts";
import {
  ball,
  band,
  box,
  flip,
  join,
  latticeSolid,
  mapped,
  revolve,
  type Solid,
  torus,
} from "#tests/factories/solids.ts";
import { type AnalyzeOptions, analyzeModel } from "./analyze.ts";

const analyzed = (solid: Solid, options: Partial<AnalyzeOptions> = {}) =>
  analyzeModel(files.stlBinary(solid), { fileName: "a.stl", ...options });

const codesOf = (solid: Solid, options: Partial<AnalyzeOptions> = {}) =>
  analyzed(solid, options).findings.map(({ code }) => code);

const hollow = (open: boolean): Solid => {
  const cuts = [0, 1.5, 8, 12, 18.5, 20];
  const core = (i: number) => i >= 1 && i <= 3;
  return latticeSolid(cuts, cuts, cuts, (i, j, k) => {
    if (open && i === 2 && j === 2 && k === 4) return false;
    return !(core(i) && core(j) && core(k));
  });
};

describe("analytic solids", () => {
  it("measures a box exactly", () => {
    const report = analyzed(box(10, 20, 30));
    expect(report).toMatchObject({
      verdict: "accept",
      volumeMm3: 6000,
      areaMm2: 2200,
      triangles: 12,
      vertices: 8,
    });
    expect(report).toMatchObject({
      watertight: true,
      genus: 0,
      eulerCharacteristic: 2,
      shells: 1,
      edges: 18,
    });
    expect(report.boundingBox).toEqual({ min: [0, 0, 0], max: [10, 20, 30] });
  });

  it("measures a torus by its formula and finds one handle", () => {
    const report = analyzed(torus(10, 2, 96, 48));
    const section = (48 / 2) * Math.sin((2 * Math.PI) / 48) * 4;
    expect(report.volumeMm3! / (96 * Math.sin((2 * Math.PI) / 96) * section * 10)).toBeCloseTo(1, 6);
    expect(report).toMatchObject({ genus: 1, eulerCharacteristic: 0 });
  });

  it("comes to a sphere's volume as the mesh gets finer, by the square of the step", () => {
    const exact = (4 / 3) * Math.PI * 512;
    const errors = [8, 16, 32].map((n) => 1 - analyzed(ball(n, 8)).volumeMm3! / exact);
    expect(errors[0]! / errors[1]!).toBeCloseTo(4, 0);
    expect(errors[1]! / errors[2]!).toBeCloseTo(4, 0);
  });

  it("loses no digits far from the origin", () => {
    expect(analyzed(box(10, 10, 10, [1e6, 1e6, 0])).volumeMm3).toBeCloseTo(1000, 9);
  });

  it("takes a closed cavity out of the volume and says that it is there", () => {
    const report = analyzed(hollow(false));
    expect(report).toMatchObject({ volumeMm3: 8000 - 4913, shells: 2, shellsInverted: 1, genus: 0 });
    expect(codesOf(hollow(false))).toContain("closed_cavity");
    expect(codesOf(hollow(true))).not.toContain("closed_cavity");
  });
});

describe("shapes that enclose nothing", () => {
  it("refuses a file whose triangles have no area", () => {
    const point: Solid = { points: [[0, 0, 0]], faces: [[0, 0, 0]] };
    const line: Solid = {
      points: [
        [0, 0, 0],
        [1, 0, 0],
        [3, 0, 0],
      ],
      faces: [
        [0, 1, 2],
        [0, 2, 1],
      ],
    };
    for (const solid of [point, line]) expect(() => analyzed(solid)).toThrow("NO_TRIANGLES");
  });

  it("gives a sheet without thickness no volume that could be charged", () => {
    const sheet: Solid = {
      points: [
        [0, 0, 0],
        [10, 0, 1],
        [0, 10, 2],
      ],
      faces: [
        [0, 1, 2],
        [0, 2, 1],
      ],
    };
    expect(analyzed(sheet)).toMatchObject({ watertight: true, volumeMm3: null });
    expect(analyzed(mapped(box(7, 9, 11), ([x, y]) => [x, y, 0.3 * x - 0.7 * y])).volumeMm3).toBeNull();
    expect(analyzed(box(20, 20, 1e-4)).volumeMm3! / 0.04).toBeCloseTo(1, 6);
  });
});

describe("what goes wrong with models", () => {
  const cube = box(10, 10, 10);
  const without = (solid: Solid, count: number): Solid => ({
    points: solid.points,
    faces: solid.faces.slice(0, -count),
  });
  const turnedFaces = (count: number): Solid => ({
    points: cube.points,
    faces: cube.faces.map(([a, b, c], i) => (i < count ? [a, c, b] : [a, b, c])),
  });

  it("rejects an open surface and names the place", () => {
    const report = analyzed(without(cube, 2));
    expect(report).toMatchObject({
      verdict: "reject",
      code: "OPEN_SURFACE",
      boundaryEdges: 4,
      volumeMm3: null,
    });
    const [open] = report.findings;
    expect(open).toMatchObject({ code: "open", severity: "blocking", count: 4 });
    expect(open?.at?.triangles?.length).toBeGreaterThan(0);
  });

  it.each([1, 2, 5])("charges the right volume with %i triangles the wrong way", (count) => {
    const report = analyzed(turnedFaces(count));
    expect(report).toMatchObject({
      verdict: "accept with findings",
      consistentlyOriented: false,
      volumeMm3: 1000,
    });
  });

  it("turns a whole surface that is inside out", () => {
    expect(analyzed(flip(cube))).toMatchObject({ volumeMm3: 1000, signedVolumeMm3: -1000 });
    expect(codesOf(flip(cube))).toEqual(["inverted"]);
  });

  it("drops a duplicate face from the volume, and counts it", () => {
    const report = analyzed({ points: cube.points, faces: [...cube.faces, cube.faces[0]!] });
    expect(report).toMatchObject({
      duplicateFaces: 1,
      nonManifoldEdges: 3,
      closesBy: "removal",
      volumeMm3: 1000,
    });
    expect(report.verdict).toBe("accept with findings");
  });

  it("leaves degenerate triangles out of everything but their count", () => {
    const report = analyzed({ points: cube.points, faces: [...cube.faces, [0, 0, 1]] });
    expect(report).toMatchObject({ degenerateTriangles: 1, watertight: true, edges: 18, triangles: 13 });
  });

  it("closes hairline gaps by itself", () => {
    const report = analyzed(
      mapped(join(without(cube, 2), { points: cube.points, faces: cube.faces.slice(-2) }), (p) => p),
    );
    expect(report.watertight).toBe(true);
    const apart = join(
      without(cube, 2),
      mapped({ points: cube.points, faces: cube.faces.slice(-2) }, ([x, y, z]) => [x, y + 1e-5, z]),
    );
    expect(analyzed(apart)).toMatchObject({
      watertight: false,
      closesBy: "weld",
      verdict: "accept with findings",
    });
    expect(analyzed(apart).volumeMm3! / 1000).toBeCloseTo(1, 5);
  });

  it("says that T-junctions could be repaired, and does not accept them unasked", () => {
    const split = cube.faces.findIndex((face) => face.every((i) => cube.points[i]![1] === 0));
    const [a, b, c] = cube.faces[split]!;
    const middle = cube.points[a]!.map((value, axis) => (value + cube.points[b]![axis]!) / 2) as [
      number,
      number,
      number,
    ];
    const faces = cube.faces.filter((_, i) => i !== split);
    const report = analyzed({ points: [...cube.points, middle], faces: [...faces, [a, 8, c], [8, b, c]] });
    expect(report).toMatchObject({ verdict: "reject", closesBy: "t_junctions", boundaryEdges: 3 });
    expect(report.volumeMm3).toBeCloseTo(1000, 6);
    expect(report.findings.map(({ code }) => code)).toEqual(["open", "t_junction"]);
  });

  it("tells shells that share an edge or a point", () => {
    expect(analyzed(join(cube, box(10, 10, 10, [10, 10, 0])))).toMatchObject({
      nonManifoldEdges: 1,
      shells: 1,
      closed: true,
      volumeMm3: 2000,
    });
    expect(analyzed(join(cube, box(10, 10, 10, [10, 10, 10])))).toMatchObject({
      nonManifoldVertices: 1,
      shells: 2,
      genus: null,
    });
  });
});

describe("shells that overlap", () => {
  const cube = box(10, 10, 10);

  it("counts common metal once", () => {
    expect(analyzed(join(cube, box(10, 10, 10, [5, 5, 5]))).volumeMm3).toBeCloseTo(1875, 6);
    expect(codesOf(join(cube, box(10, 10, 10, [5, 5, 5])))).toContain("overlapping_shells");
  });

  it("counts a solid inside another one once, and a cavity not at all", () => {
    const [outer, inner] = [ball(12, 10), ball(12, 8)];
    expect(analyzed(join(outer, inner)).volumeMm3).toBeCloseTo(analyzed(outer).volumeMm3!, 4);
    expect(analyzed(join(outer, flip(inner))).volumeMm3).toBeCloseTo(
      analyzed(outer).volumeMm3! - analyzed(inner).volumeMm3!,
      4,
    );
  });

  it("counts common metal once when all of it is inside out, or a triangle is", () => {
    const two = join(cube, box(10, 10, 10, [5, 5, 5]));
    expect(analyzed(flip(two)).volumeMm3).toBeCloseTo(1875, 6);
    expect(codesOf(flip(two))).toEqual(expect.arrayContaining(["inverted", "overlapping_shells"]));
    const [[a, b, c] = [0, 1, 2], ...rest] = two.faces;
    expect(analyzed({ ...two, faces: [[a, c, b], ...rest] }).volumeMm3).toBeCloseTo(1875, 6);
  });

  it("says where a cavity is, and each further piece", () => {
    const outer = ball(12, 10);
    const cavity = analyzed(join(outer, flip(ball(4, 2)))).findings.find(
      ({ code }) => code === "closed_cavity",
    );
    expect(Math.min(...cavity!.at!.triangles!)).toBe(outer.faces.length);
    expect(Math.hypot(...cavity!.at!.point!)).toBeLessThan(2.1);
    const three = join(cube, box(1, 1, 1, [20, 0, 0]), box(1, 1, 1, [30, 0, 0]));
    const pieces = analyzed(three).findings.find(({ code }) => code === "several_shells");
    expect(pieces!.at).toMatchObject({ triangles: [12, 24] });
    expect(pieces!.at!.point![0]).toBeGreaterThan(19);
  });

  it("charges a mirrored copy that came out inside out like the piece beside it", () => {
    const earring = join(ball(12, 10), flip(ball(12, 6)), box(2, 2, 8, [0, 0, 9]));
    const mirrored = mapped(earring, ([x, y, z]) => [60 - x, y, z]);
    const pair = analyzed(join(earring, mirrored));
    expect(pair.signedVolumeMm3).toBeCloseTo(0, 2);
    expect(pair.volumeMm3! / (2 * analyzed(earring).volumeMm3!)).toBeCloseTo(1, 6);
    const found = Object.fromEntries(pair.findings.map(({ code, count, at }) => [code, { count, at }]));
    expect(found).toMatchObject({ inverted: { count: 2 }, closed_cavity: { count: 2 } });
    const first = (code: string) => Math.min(...(found[code]?.at?.triangles ?? []));
    expect(first("inverted")).toBe(earring.faces.length);
    expect(first("closed_cavity")).toBe(ball(12, 10).faces.length);
  });

  it("charges a body that is written twice once, and two that take each other away not at all", () => {
    const twice = { closed: true, duplicateFaces: 12 };
    expect(analyzed(join(cube, cube))).toMatchObject({ ...twice, volumeMm3: 1000 });
    expect(analyzed(join(cube, flip(cube)))).toMatchObject({ ...twice, volumeMm3: null });
    const [face] = cube.faces;
    expect(analyzed({ ...cube, faces: [...cube.faces, face!] })).toMatchObject({ volumeMm3: 1000 });
  });

  it("leaves a cavity hollow when a triangle of it or of the outside is turned", () => {
    const hollow = join(ball(12, 10), flip(ball(12, 8)));
    const volume = analyzed(hollow).volumeMm3!;
    for (const at of [0, hollow.faces.length - 1]) {
      const faces = hollow.faces.map((face, i) => (i === at ? (face.toReversed() as typeof face) : face));
      expect(analyzed({ ...hollow, faces })).toMatchObject({ consistentlyOriented: false });
      expect(analyzed({ ...hollow, faces }).volumeMm3! / volume).toBeCloseTo(1, 9);
    }
  });

  it("shares faces that coincide", () => {
    const report = analyzed(join(cube, box(10, 10, 10, [0, 0, 5])));
    expect(report.volumeMm3).toBeCloseTo(1500, 6);
  });

  it("adds shells that only touch, or are apart", () => {
    expect(analyzed(join(cube, box(4, 4, 4, [3, 3, 10]))).volumeMm3).toBeCloseTo(1064, 6);
    expect(analyzed(join(cube, box(10, 10, 10, [20, 0, 0])))).toMatchObject({ volumeMm3: 2000, shells: 2 });
  });

  it("unites a ring and its stone seats", () => {
    const ring = band(9, 1.5, 3, 64);
    const seat = mapped(box(2, 2, 2), ([x, y, z]) => [x + 9.5, y - 1, z + 0.5]);
    const sum = analyzed(ring).volumeMm3! + 8;
    const united = analyzed(join(ring, seat)).volumeMm3!;
    expect(united).toBeLessThan(sum - 1);
    expect(united).toBeGreaterThan(analyzed(ring).volumeMm3!);
  });
});

describe("units", () => {
  it("keeps millimetres for a format without a unit, but says what the size looks like", () => {
    const report = analyzed(box(0.02, 0.015, 0.003));
    expect(report.unit).toMatchObject({ declared: null, guess: "m", mmPerUnit: 1, source: "assumed" });
    expect(report.findings.map(({ code }) => code)).toContain("unit_suspect");
  });

  it("is overridden by a person", () => {
    const report = analyzed(box(0.75, 0.75, 0.08), { unit: "in" });
    expect(report.unit).toMatchObject({ mmPerUnit: 25.4, source: "chosen" });
    expect(report.volumeMm3! / (0.045 * 25.4 ** 3)).toBeCloseTo(1, 6);
    expect(report.verdict).toBe("accept");
  });

  it("knows a ring by its finger hole", () => {
    const inches = mapped(band(9.1, 1.8, 4, 128), ([x, y, z]) => [x / 25.4, y / 25.4, z / 25.4]);
    expect(analyzed(inches).unit).toMatchObject({ guess: "in" });
    expect(analyzed(inches).unit.confidence).toBeGreaterThan(0.9);
  });
});

describe("rings", () => {
  it.each([64, 256])("reads the inner diameter of a band of %i flats", (steps) => {
    const report = analyzed(band(9.1, 1.8, 4, steps));
    expect(report.ring?.innerDiameterMm).toBeCloseTo(18.2 * Math.cos(Math.PI / steps), 4);
  });

  it("reads it in any position, and with a head on top", () => {
    const head = mapped(box(8, 6, 6), ([x, y, z]) => [x - 4, y + 9.5, z - 1]);
    const turn = mapped(join(band(9, 1.5, 4, 128), head), ([x, y, z]) => [z + 40, x, y - 7]);
    expect(analyzed(turn).ring?.innerDiameterMm).toBeCloseTo(18 * Math.cos(Math.PI / 128), 1);
  });

  it("keeps the hole of a ring that is none in the unit of its file", () => {
    const inches = analyzed(mapped(band(9.1, 1.8, 4, 64), ([x, y, z]) => [x / 25.4, y / 25.4, z / 25.4]));
    expect(inches.ring).toBeNull();
    expect((inches.holeMm ?? 0) * 25.4).toBeCloseTo(18.2 * Math.cos(Math.PI / 64), 4);
    expect(analyzed(box(20, 20, 4)).holeMm).toBeNull();
  });

  it("does not call a box, a ball, a bracelet or a cup a ring", () => {
    for (const solid of [box(20, 20, 4), ball(12, 10), band(30, 3, 8, 64), hollow(true)])
      expect(analyzed(solid).ring).toBeNull();
    const cup = revolve(
      [
        [0.001, 0],
        [12, 0],
        [12, 9],
        [10, 9],
        [10, 2],
        [0.001, 2],
      ],
      48,
    );
    expect(analyzed(cup).ring).toBeNull();
  });
});

describe("the same model in every format", () => {
  const solid = join(box(10, 20, 30), box(5, 5, 5, [20, 0, 0]));
  const written: [string, Uint8Array][] = [
    ["a.stl", files.stlBinary(solid)],
    ["b.stl", files.stlBinary(solid, "solid but binary")],
    ["c.stl", files.stlAscii(solid)],
    ["d.stl", files.stlAscii(solid, "\r\n")],
    ["e.obj", files.obj(solid)],
    ["f.ply", files.plyAscii(solid)],
    ["g.ply", files.plyBinary(solid, true)],
    ["h.ply", files.plyBinary(solid, false)],
    ["i.3mf", files.threeMf(files.modelXml(files.meshObject(solid, 1), '<item objectid="1"/>'))],
    ["j.glb", files.glb(files.gltfParts(solid, [{ mesh: 0, scale: [0.001, 0.001, 0.001] }]))],
  ];

  it.each(written)("%s", (fileName, bytes) => {
    const report = analyzeModel(bytes, { fileName });
    expect(report).toMatchObject({ triangles: 24, vertices: 16, shells: 2, watertight: true, parts: 1 });
    expect(report.volumeMm3).toBeCloseTo(6125, 8);
    expect(report.areaMm2).toBeCloseTo(2350, 8);
  });
});
