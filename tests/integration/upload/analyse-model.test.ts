import { and, eq } from "drizzle-orm";
import { afterAll, expect, it } from "vitest";
import { analyses, failureInbox, models, orders, outbox } from "#db/schema/index.ts";
import { analyseModel } from "#jobs/worker/analyse-model.ts";
import { AnalysisPool } from "#jobs/worker/analysis-pool.ts";
import { decodePreview } from "#lib/geometry/preview.ts";
import { database } from "#server/database.ts";
import { signInnerDownload } from "#server/storage/sign-download.ts";
import { analysisRequested, cubeStl, storedUpload, systemContext } from "./upload-world.ts";

const pool = new AnalysisPool(1);
afterAll(() => pool.close());

const modelOf = async (id: string) => (await database().select().from(models).where(eq(models.id, id)))[0];

it("measures a cube, keeps report and display copy, and tells the page", async () => {
  const { upload, customerId } = await storedUpload(cubeStl(10));
  const heard: string[] = [];
  const ear = await database().$client.listen("facet_progress", (text) => heard.push(JSON.parse(text).stage));
  const event = await analysisRequested(customerId, upload.modelId);
  expect(await analyseModel(systemContext(), pool, event)).toBe("done");
  const model = await modelOf(upload.modelId);
  expect(model).toMatchObject({ analysisState: "done", analysisAttempts: 0, refusal: null });
  const [kept] = await database()
    .select()
    .from(analyses)
    .where(eq(analyses.contentHash, model?.contentHash ?? ""));
  expect(kept?.report).toMatchObject({ volumeMm3: 1000, areaMm2: 600, triangles: 12, closed: true });
  const preview = { bucket: model?.bucket ?? "", key: kept?.previewKey ?? "", validSeconds: 60 };
  const bytes = await fetch(await signInnerDownload(preview)).then((answer) => answer.arrayBuffer());
  const copy = decodePreview(bytes);
  expect(copy?.index.length).toBe(36);
  expect(kept?.report).toMatchObject({ depth: "full", minThicknessMm: expect.closeTo(10, 3) });
  expect(copy?.readings.walls.length).toBeGreaterThan(1000);
  const [promise] = await database().select().from(outbox).where(eq(outbox.id, event.outboxId));
  expect(promise?.settledAt).not.toBeNull();
  await ear.unlisten();
  expect([heard[0], heard.at(-1)]).toEqual(["reading", "done"]);
});

it("does nothing when the same event comes again", async () => {
  const { upload, customerId } = await storedUpload(cubeStl(11));
  const event = await analysisRequested(customerId, upload.modelId);
  await analyseModel(systemContext(), pool, event);
  const replies = await Promise.all(
    Array.from({ length: 9 }, () => analyseModel(systemContext(), pool, event)),
  );
  expect(new Set(replies)).toEqual(new Set(["nothing_to_do"]));
});

it("measures the same bytes once, whoever sends them", async () => {
  const first = await storedUpload(cubeStl(12));
  const second = await storedUpload(cubeStl(12));
  const run = async (which: typeof first) =>
    analyseModel(systemContext(), pool, await analysisRequested(which.customerId, which.upload.modelId));
  expect([await run(first), await run(second)]).toEqual(["done", "known"]);
  const [a, b] = [await modelOf(first.upload.modelId), await modelOf(second.upload.modelId)];
  expect(b).toMatchObject({
    analysisState: "done",
    contentHash: a?.contentHash,
    analyzerVersion: a?.analyzerVersion,
  });
});

it("refuses what is no solid file, with the reader's code, and asks a person's price for a waiting order", async () => {
  const lying = cubeStl(10);
  lying.writeFloatLE(Number.NaN, 84 + 12);
  const { upload, customerId } = await storedUpload(lying);
  await database()
    .update(orders)
    .set({ status: "SUBMITTED", version: 3 })
    .where(eq(orders.modelId, upload.modelId));
  expect(await analyseModel(systemContext(), pool, await analysisRequested(customerId, upload.modelId))).toBe(
    "refused",
  );
  expect(await modelOf(upload.modelId)).toMatchObject({
    analysisState: "refused",
    refusal: { code: "NON_FINITE_COORDINATES" },
  });
  const promised = await database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.orderId, upload.orderId ?? ""), eq(outbox.topic, "order/price.requested")));
  expect(promised).toHaveLength(1);
});

it("notices bytes that are not the ones sent, and never measures them", async () => {
  const { upload, customerId } = await storedUpload(cubeStl(13), { tamper: true });
  expect(await analyseModel(systemContext(), pool, await analysisRequested(customerId, upload.modelId))).toBe(
    "damaged",
  );
  expect(await modelOf(upload.modelId)).toMatchObject({
    state: "lost",
    analysisState: "failed",
    refusal: { code: "STORED_COPY_DAMAGED" },
  });
  const [failure] = await database()
    .select()
    .from(failureInbox)
    .where(eq(failureInbox.subject, upload.modelId));
  expect(failure).toMatchObject({ kind: "analysis", causeCode: "STORED_COPY_DAMAGED", ownerRole: "admin" });
});

it("sets a file aside that ends its thread three times, and goes on with the next", async () => {
  const poison = new AnalysisPool(1, { file: new URL("./poisoned-thread.ts", import.meta.url) });
  const { upload, customerId } = await storedUpload(cubeStl(14));
  const event = await analysisRequested(customerId, upload.modelId);
  await expect(analyseModel(systemContext(), poison, event)).rejects.toThrow();
  await expect(analyseModel(systemContext(), poison, event)).rejects.toThrow();
  expect(await analyseModel(systemContext(), poison, event)).toBe("crashed");
  await poison.close();
  expect(await modelOf(upload.modelId)).toMatchObject({
    analysisState: "failed",
    analysisAttempts: 3,
    state: "stored",
  });
  const [failure] = await database()
    .select()
    .from(failureInbox)
    .where(eq(failureInbox.subject, upload.modelId));
  expect(failure).toMatchObject({ causeCode: "ANALYSIS_CRASHED", retry: { command: "retry_analysis" } });
  expect(await analyseModel(systemContext(), pool, event)).toBe("nothing_to_do");
});

it("does not count an attempt that storage cut short", async () => {
  const { upload, customerId } = await storedUpload(cubeStl(15));
  const event = await analysisRequested(customerId, upload.modelId);
  const unreachable = new AnalysisPool(1, { file: new URL("./unreachable-thread.ts", import.meta.url) });
  for (let i = 0; i < 4; i++) {
    await expect(analyseModel(systemContext(), unreachable, event)).rejects.toMatchObject({
      code: "STORAGE_DOWN",
    });
  }
  await unreachable.close();
  expect(await modelOf(upload.modelId)).toMatchObject({ analysisState: "queued", analysisAttempts: 0 });
  expect(await analyseModel(systemContext(), pool, event)).toBe("done");
});

it("ends an attempt that runs over its time", async () => {
  const hasty = new AnalysisPool(1, { attemptMs: 1 });
  const { upload, customerId } = await storedUpload(cubeStl(16));
  const event = await analysisRequested(customerId, upload.modelId);
  await expect(analyseModel(systemContext(), hasty, event)).rejects.toThrow();
  await hasty.close();
  expect(await modelOf(upload.modelId)).toMatchObject({ analysisState: "running", analysisAttempts: 1 });
});
