import type { AnalysisReport, ThicknessReport } from "#lib/contracts/analysis.ts";

/** What a full analysis says of a plain ring, 21 x 26.5 x 7 mm, without a thin place. */
const RING_REPORT: AnalysisReport = {
  analyzerVersion: "test",
  depth: "full",
  format: "stl-binary",
  unit: { declared: null, guess: "mm", confidence: 0.94, mmPerUnit: 1, source: "assumed" },
  parts: 1,
  triangles: 148_206,
  vertices: 74_105,
  boundingBox: { min: [0, 0, 0], max: [21, 26.5, 7] },
  areaMm2: 640,
  signedVolumeMm3: 359.5,
  volumeMm3: 359.5,
  shells: 1,
  shellsWatertight: 1,
  shellsInverted: 0,
  edges: 222_309,
  boundaryEdges: 0,
  oddEdges: 0,
  nonManifoldEdges: 0,
  misorientedEdges: 0,
  unbalancedNonManifoldEdges: 0,
  nonManifoldVertices: 0,
  consistentlyOriented: true,
  watertight: true,
  closed: true,
  closesBy: null,
  degenerateTriangles: 0,
  sliverTriangles: 0,
  duplicateFaces: 0,
  eulerCharacteristic: 0,
  genus: 1,
  selfIntersections: 0,
  minThicknessMm: 1.4,
  thickness: {
    minMm: 1.4,
    medianMm: 1.8,
    p01Mm: 1.3,
    p05Mm: 1.4,
    samples: 10_240,
    areaPerSampleMm2: 0.0625,
    histogram: { binMm: 0.05, areaMm2: new Array<number>(60).fill(0) },
    spots: [],
  },
  holeMm: 17.5,
  ring: { innerDiameterMm: 17.5 },
  findings: [],
  verdict: "accept",
  code: null,
};

/** The report of that ring with other figures in it. */
export const ringReport = (other: Partial<AnalysisReport> = {}): AnalysisReport => ({
  ...RING_REPORT,
  ...other,
});

/** Thickness of a ring whose wall is this thin in one place, mm, over 6 mm2 of surface. */
export function thinAt(mm: number): ThicknessReport {
  const point: [number, number, number] = [10, 2, 3];
  const spot = { kind: "wall" as const, mm, point, areaMm2: 6, triangles: [4, 5, 6] };
  return { ...(RING_REPORT.thickness as ThicknessReport), minMm: mm, spots: [spot] };
}
