import { describe, expect, it } from "vitest";
import { type ModelTruth, modelFile, modelTruths } from "#tests/support/model-file.ts";
import { AnalysisReport } from "../contracts/analysis.ts";
import { analyzeModel } from "./analyze.ts";
import { loadCodecs } from "./load-codecs.ts";
import { GeometryRefusal } from "./refusal.ts";

/** Report field -> field of the truth; all of them are counted, not measured, so they must be equal. */
const COUNTS = {
  parts: "parts",
  triangles: "triangles",
  vertices: "vertices_exact_weld",
  shells: "shells",
  shellsWatertight: "shells_watertight",
  shellsInverted: "shells_negative_volume",
  edges: "edges",
  boundaryEdges: "boundary_edges",
  oddEdges: "odd_edges",
  nonManifoldEdges: "nonmanifold_edges",
  misorientedEdges: "misoriented_edges",
  unbalancedNonManifoldEdges: "unbalanced_nonmanifold_edges",
  nonManifoldVertices: "nonmanifold_vertices",
  consistentlyOriented: "consistently_oriented",
  watertight: "watertight",
  closed: "closed",
  degenerateTriangles: "degenerate_triangles",
  sliverTriangles: "sliver_zero_area_triangles",
  duplicateFaces: "duplicate_faces",
  eulerCharacteristic: "euler_characteristic",
} as const;

async function analyzed(model: ModelTruth): Promise<AnalysisReport | GeometryRefusal> {
  const bytes = modelFile(model.file, model.packed);
  // walls of the large ones would take most of the time of all unit tests together
  const depth = bytes.length < 450_000 ? ("full" as const) : ("basic" as const);
  const options = { fileName: model.file, codecs: await loadCodecs(bytes), depth };
  try {
    return analyzeModel(bytes, options);
  } catch (error) {
    if (error instanceof GeometryRefusal) return error;
    throw error;
  }
}

function expectNumbers(report: AnalysisReport, model: ModelTruth): void {
  const { truth } = model;
  const mm = model.mm_per_unit!;
  const relative = (got: number, wanted: number) => Math.abs(got - wanted) / Math.abs(wanted);
  const counted = Object.fromEntries(
    Object.keys(COUNTS).map((key) => [key, report[key as keyof typeof COUNTS]]),
  );
  expect(counted).toEqual(
    Object.fromEntries(Object.entries(COUNTS).map(([key, name]) => [key, truth[name]])),
  );
  expect(report.genus).toBe(truth.genus ?? null);
  expect(relative(report.areaMm2, (truth.area as number) * mm ** 2)).toBeLessThan(1e-9);
  if (truth.volume_best_mm3 === null) expect(report.volumeMm3).toBeNull();
  else expect(relative(report.volumeMm3!, truth.volume_best_mm3 as number)).toBeLessThan(1e-8);
  expect(report.closesBy !== null).toBe(truth.closes !== null);
  truth.bbox_min!.forEach((low, axis) => {
    expect(report.boundingBox.min[axis]).toBeCloseTo(low * mm, 9);
  });
}

function expectFindings(report: AnalysisReport, model: ModelTruth): void {
  const codes = report.findings.map(({ code }) => code as string);
  const warned = report.findings
    .filter(({ severity }) => severity !== "info")
    .map(({ code }) => code as string);
  // gaps that only T-junctions close are left to a repair the customer agrees to: an accepted alternative
  const wanted = model.findings.filter(
    (code) => !(code === "open_but_closes" && report.closesBy === "t_junctions"),
  );
  expect(codes).toEqual(expect.arrayContaining(wanted));
  expect(warned.filter((code) => code !== "open" && !model.findings.includes(code))).toEqual([]);
}

describe("models that other people made, against independent programs", () => {
  it.each(modelTruths().map((model) => [model.file, model] as const))(
    "%s",
    { timeout: 60_000 },
    async (_, model) => {
      const result = await analyzed(model);
      const allowed = [model.verdict, ...model.verdict_alternatives].map((verdict) => verdict.split(":")[0]);
      if (result instanceof GeometryRefusal) {
        expect(model.format === "step" || allowed.includes("reject")).toBe(true);
        return;
      }
      expect(() => AnalysisReport.parse(result)).not.toThrow();
      expect(allowed).toContain(result.verdict);
      if (model.truth?.area === undefined) return;
      expect(result.format).toBe(model.format);
      expectNumbers(result, model);
      expectFindings(result, model);
    },
  );
});
