import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eq } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { analyses, models } from "#db/schema/index.ts";
import { analyseModel } from "#jobs/worker/analyse-model.ts";
import { AnalysisPool } from "#jobs/worker/analysis-pool.ts";
import { database } from "#server/database.ts";
import { eventually } from "../engine/support.ts";
import { analysisRequested, cubeStl, storedUpload, systemContext } from "./upload-world.ts";

const folder = mkdtempSync(join(tmpdir(), "facet-walls-"));
process.env.WALLS_MAY_BEGIN = join(folder, "now");
// As many measure walls at once as there are warm threads: one.
const pool = new AnalysisPool(1, { file: new URL("./waits-at-walls-thread.ts", import.meta.url) });
afterAll(async () => {
  await pool.close();
  rmSync(folder, { recursive: true });
});

/** What is known of a model's content: its report, without walls or whole. */
async function reportOf(modelId: string) {
  const [found] = await database()
    .select({ isFinal: analyses.isFinal })
    .from(models)
    .innerJoin(analyses, eq(analyses.contentHash, models.contentHash))
    .where(eq(models.id, modelId));
  return found;
}

it("tells what a price needs of a model while another's walls are measured, and measures its walls after that", async () => {
  const uploads = [await storedUpload(cubeStl(41)), await storedUpload(cubeStl(42))];
  const ends = uploads.map(async ({ customerId, upload }) =>
    analyseModel(systemContext(), pool, await analysisRequested(customerId, upload.modelId)),
  );
  for (const { upload } of uploads) {
    await eventually(() => reportOf(upload.modelId));
    expect(await reportOf(upload.modelId)).toEqual({ isFinal: false });
  }
  writeFileSync(process.env.WALLS_MAY_BEGIN ?? "", "");
  expect(await Promise.all(ends)).toEqual(["done", "done"]);
  for (const { upload } of uploads) expect(await reportOf(upload.modelId)).toEqual({ isFinal: true });
});
