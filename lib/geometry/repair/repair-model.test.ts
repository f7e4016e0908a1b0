import { describe, expect, it } from "vitest";
import { stlAscii } from "#tests/factories/model-files.ts";
import { ball, box, flip, join, type Solid } from "#tests/factories/solids.ts";
import { modelFile, modelTruths } from "#tests/support/model-file.ts";
import { RepairReport } from "../../contracts/repair.ts";
import { analyzeModel } from "../analyze.ts";
import { loadCodecs } from "../load-codecs.ts";
import { readModel } from "../read-model.ts";
import { loadManifoldKernel } from "./manifold-kernel.ts";
import { repairModel } from "./repair-model.ts";
import { repairOffers } from "./repair-offers.ts";
import { writeStl } from "./write-stl.ts";

const unite = await loadManifoldKernel();
const cube = box(10, 10, 10);

function repaired(bytes: Uint8Array, fileName = "a.stl", mmPerUnit = 1) {
  const { model } = readModel(bytes, { fileName });
  const untouched = { positions: model.mesh.positions.slice(), triangles: model.mesh.triangles.slice() };
  const { report, mesh } = repairModel(model.mesh, { mmPerUnit, unite });
  expect(model.mesh).toMatchObject(untouched);
  expect(() => RepairReport.parse(report)).not.toThrow();
  const file = mesh && writeStl(mesh, "repaired");
  const after = file && analyzeModel(file, { fileName: "b.stl" });
  return { report, file, after, kinds: report.steps.map(({ kind }) => kind), left: report.left };
}
const ofSolid = (solid: Solid) => repaired(stlAscii(solid));

describe("repairs that need no guess", () => {
  it("leaves a sound body alone", () => {
    expect(ofSolid(cube)).toMatchObject({ kinds: [], left: [], file: null });
    expect(ofSolid(join(cube, flip(box(4, 4, 4, [3, 3, 3]))))).toMatchObject({ kinds: [], left: [] });
  });

  it("drops degenerate and repeated triangles, and walls without thickness", () => {
    const [first] = cube.faces;
    const [a, b, c] = first!;
    const worn = ofSolid({ points: cube.points, faces: [...cube.faces, [a, a, b], [a, b, c]] });
    expect(worn.kinds).toEqual(["drop_degenerate", "drop_duplicate"]);
    expect(worn.after).toMatchObject({ verdict: "accept", triangles: 12, volumeMm3: 1000 });
    const halves = join(box(5, 10, 10), box(5, 10, 10, [5, 0, 0]));
    expect(ofSolid(halves)).toMatchObject({ kinds: ["drop_duplicate"] });
    expect(ofSolid(halves).after).toMatchObject({ verdict: "accept", shells: 1, volumeMm3: 1000 });
  });

  it("joins the sides of a crack, and says how far it moved them", () => {
    const crack: Solid = {
      points: [
        ...cube.points,
        ...cube.points.map((p) => [p[0] + 2e-5, p[1], p[2]] as [number, number, number]),
      ],
      faces: cube.faces.map((face, i) =>
        i < 2 ? (face.map((v) => v + 8) as [number, number, number]) : face,
      ),
    };
    const { report, after } = ofSolid(crack);
    expect(report.steps).toMatchObject([{ kind: "weld", count: 4 }]);
    expect(report.steps[0]!.movedMm).toBeCloseTo(2e-5, 6);
    expect(after).toMatchObject({ verdict: "accept", vertices: 8 });
  });

  it("splits a side at a corner of its neighbour", () => {
    const [[a, b, c], ...rest] = cube.faces as [[number, number, number], ...[number, number, number][]];
    const middle = [0, 1, 2].map((i) => (cube.points[a]![i]! + cube.points[b]![i]!) / 2);
    const points = [...cube.points, middle as [number, number, number]];
    const { report, after } = ofSolid({ points, faces: [...rest, [a, 8, c], [8, b, c]] });
    expect(report.steps).toMatchObject([{ kind: "split_t_junctions", count: 1, movedMm: 0 }]);
    expect(after).toMatchObject({ verdict: "accept", triangles: 14, volumeMm3: 1000 });
  });

  it("turns triangles, and a body inside out together with its cavity", () => {
    const mixed = { ...cube, faces: cube.faces.map(([a, b, c], i) => (i % 5 === 0 ? [a, c, b] : [a, b, c])) };
    expect(ofSolid(mixed as Solid).after).toMatchObject({ verdict: "accept", signedVolumeMm3: 1000 });
    const hollow = join(ball(4, 5), flip(ball(4, 3)));
    const { kinds, after } = ofSolid(flip(hollow));
    expect(kinds).toEqual(["turn_shells"]);
    expect(after?.signedVolumeMm3).toBeCloseTo(
      analyzeModel(stlAscii(hollow), { fileName: "a.stl" }).volumeMm3!,
      3,
    );
  });

  it("leaves once what is written twice, at the volume that was charged", () => {
    const twice = join(cube, cube);
    const { kinds, after } = ofSolid(twice);
    const { volumeMm3 } = analyzeModel(stlAscii(twice), { fileName: "a.stl" });
    expect(kinds).toEqual(["drop_duplicate"]);
    expect(after).toMatchObject({ verdict: "accept", volumeMm3 });
  });

  it("offers to turn a mirrored copy, and does", () => {
    const pair = join(cube, flip(box(5, 5, 5, [20, 0, 0])));
    const before = analyzeModel(stlAscii(pair), { fileName: "a.stl" });
    expect(repairOffers(before)).toEqual([{ kind: "turn_shells", count: 1 }]);
    expect(ofSolid(pair).after).toMatchObject({ signedVolumeMm3: 1125, volumeMm3: before.volumeMm3 });
  });

  it("unites bodies that pass through each other, not those that only touch", () => {
    const { kinds, after } = ofSolid(join(cube, box(10, 10, 10, [5, 5, 5])));
    expect(kinds).toEqual(["unite_shells"]);
    expect(after).toMatchObject({ verdict: "accept", shells: 1 });
    expect(after?.volumeMm3).toBeCloseTo(1875, 6);
    expect(ofSolid(join(cube, box(4, 4, 4, [10, 3, 3]))).kinds).toEqual([]);
  });

  it("fills a small flat hole; a wide one is a person's to judge", () => {
    const round = ball(16, 5);
    const pierced = { ...round, faces: round.faces.slice(1) };
    const { report, after } = ofSolid(pierced);
    expect(report.steps).toMatchObject([{ kind: "fill_holes", count: 1, movedMm: 0 }]);
    expect(after).toMatchObject({ verdict: "accept", triangles: round.faces.length });
    const { kinds, left } = ofSolid({ ...cube, faces: cube.faces.slice(2) });
    expect({ kinds, left }).toMatchObject({ kinds: [], left: [{ kind: "open_hole", count: 1 }] });
  });

  it("writes in the unit asked for, and tells millimetres", () => {
    const [first, ...rest] = cube.faces;
    const worn = stlAscii({ ...cube, faces: [...rest, first!, first!] });
    const { model } = readModel(worn, { fileName: "a.stl" });
    const { mesh, report } = repairModel(model.mesh, { mmPerUnit: 25.4, writtenMmPerUnit: 1, unite });
    expect(Math.max(...mesh!.positions)).toBe(Math.fround(254));
    expect(report.roundedMm).toBeLessThan(1e-5);
    expect(repairModel(model.mesh, { mmPerUnit: 25.4, unite }).report.steps[0]?.at).toEqual(
      report.steps[0]?.at,
    );
    expect(Math.max(...repairModel(model.mesh, { mmPerUnit: 25.4, unite }).mesh!.positions)).toBe(10);
  });
});

describe("what nobody can know is left", () => {
  it("a body in a body: solid, or meant as a cavity", () => {
    expect(ofSolid(join(cube, box(4, 4, 4, [3, 3, 3]))).left).toMatchObject([{ kind: "nested_shell" }]);
  });

  it("a surface with one side only", () => {
    const points = Array.from({ length: 24 }, (_, i) => {
      const angle = ((i >> 1) / 12) * 2 * Math.PI;
      const lift = i % 2 === 0 ? 1 : -1;
      const reach = 10 + lift * Math.cos(angle / 2);
      return [reach * Math.cos(angle), reach * Math.sin(angle), lift * Math.sin(angle / 2)];
    });
    const faces = Array.from({ length: 12 }, (_, i) => {
      const [a, b] = [2 * i, 2 * i + 1];
      const [c, d] = i === 11 ? [1, 0] : [2 * i + 2, 2 * i + 3];
      return [
        [a, b, c],
        [b, d, c],
      ];
    }).flat();
    const { kinds, left } = ofSolid({ points, faces } as Solid);
    expect(kinds).toEqual([]);
    expect(left.map(({ kind }) => kind)).toContain("not_orientable");
  });
});

describe("models that other people made, repaired", () => {
  it.each(modelTruths().map((model) => [model.file, model] as const))(
    "%s",
    { timeout: 60_000 },
    async (_, model) => {
      const bytes = modelFile(model.file, model.packed);
      if (
        model.format === "step" ||
        typeof model.truth?.volume_best_mm3 !== "number" ||
        bytes.length > 1_000_000
      )
        return;
      const options = { fileName: model.file, codecs: await loadCodecs(bytes) };
      const before = analyzeModel(bytes, options);
      const { mesh: read } = readModel(bytes, options).model;
      const { mesh, report } = repairModel(read, {
        mmPerUnit: before.unit.mmPerUnit,
        writtenMmPerUnit: 1,
        unite,
      });
      if (!mesh) return;
      const file = writeStl(mesh, "repaired");
      const after = analyzeModel(file, { fileName: "b.stl" });
      expect(after.verdict).not.toBe("reject");
      expect(after.volumeMm3! / model.truth.volume_best_mm3).toBeCloseTo(1, 6);
      expect(Math.max(...report.steps.map(({ movedMm }) => movedMm))).toBeLessThan(
        2e-5 * before.boundingBox.max[0]!,
      );
      expect(repaired(file).kinds).toEqual([]);
    },
  );
});
