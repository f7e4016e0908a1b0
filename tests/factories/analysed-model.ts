import { eq } from "drizzle-orm";
import { analyses, models } from "#db/schema/index.ts";
import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import { database } from "#server/database.ts";

/** What an analysis says of a plain ring, 21 x 26.5 x 7 mm, with one thin wall. */
const RING_REPORT: AnalysisReport = {
  analyzerVersion: "test",
  depth: "basic",
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
  selfIntersections: null,
  minThicknessMm: 0.82,
  thickness: null,
  ring: { innerDiameterMm: 17.5 },
  findings: [{ code: "thin_wall", severity: "warning", count: 1, at: { point: [10, 2, 3] } }],
  verdict: "accept with findings",
  code: null,
};

/** Gives a stored model the analysis of a ring, as the worker would leave it. */
export async function analysedModel(modelId: string): Promise<void> {
  const db = database();
  const done = { analysisState: "done", analyzerVersion: "test" };
  const [model] = await db.update(models).set(done).where(eq(models.id, modelId)).returning();
  const contentHash = model?.contentHash ?? "";
  await db
    .insert(analyses)
    .values({ contentHash, analyzerVersion: "test", report: RING_REPORT, tookMs: 120 })
    .onConflictDoNothing();
}
