import { afterAll, expect, it } from "vitest";
import { tcpGate } from "#tests/support/tcp-gate.ts";

// The gate must stand in the environment before anything reads it.
const gate = await tcpGate(process.env.S3_ENDPOINT ?? "");
process.env.S3_ENDPOINT = gate.url;
const { analysisRequested, cubeStl, storedUpload, systemContext } = await import("./upload-world.ts");
const { analyseModel } = await import("#jobs/worker/analyse-model.ts");
const { AnalysisPool } = await import("#jobs/worker/analysis-pool.ts");

const pool = new AnalysisPool(1);
afterAll(async () => {
  await pool.close();
  await gate.close();
});

it("measures at the first try after storage has hung up on a thread that slept", async () => {
  for (const side of [61, 62, 63]) {
    const { upload, customerId } = await storedUpload(cubeStl(side));
    const event = await analysisRequested(customerId, upload.modelId);
    expect(await analyseModel(systemContext(), pool, event)).toBe("done");
    await gate.shut();
    await gate.open();
  }
});
