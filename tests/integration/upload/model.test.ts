import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { modelOpenings, orders } from "#db/schema/index.ts";
import { analyseModel } from "#jobs/worker/analyse-model.ts";
import { AnalysisPool } from "#jobs/worker/analysis-pool.ts";
import { confirmUnit } from "#server/commands/model/confirm-unit.ts";
import { openModel } from "#server/commands/model/open-model.ts";
import { database } from "#server/database.ts";
import { getModelStatus } from "#server/queries/model/model-status.ts";
import { getPreviewAddress } from "#server/queries/model/preview-address.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { staffMember } from "#tests/factories/people.ts";
import {
  analysisRequested,
  begin,
  cubeStl,
  newCustomer,
  storedUpload,
  systemContext,
} from "./upload-world.ts";

const pool = new AnalysisPool(1);
afterAll(() => pool.close());
let mine: Awaited<ReturnType<typeof storedUpload>>;
beforeAll(async () => {
  mine = await storedUpload(cubeStl(17));
  await analyseModel(systemContext(), pool, await analysisRequested(mine.customerId, mine.upload.modelId));
});

it("tells the owner what was measured, with the doubt about the unit", async () => {
  const status = await getModelStatus(mine.ctx, mine.upload.modelId);
  expect(status).toMatchObject({
    state: "stored",
    upload: { state: "stored" },
    analysis: { state: "done" },
    unit: { source: "assumed", mmPerUnit: 1, confirmed: null },
    measures: { triangles: 12, sizeMm: [17, 17, 17], closed: true },
    hasPreview: true,
    refusal: null,
  });
  expect(JSON.stringify(status)).not.toMatch(/storageKey|bucket|contentHash/);
});

it("tells how far a file is that is still on its way", async () => {
  const { ctx } = await newCustomer();
  const { modelId } = await begin(ctx, cubeStl(3));
  const status = await getModelStatus(ctx, modelId);
  expect(status).toMatchObject({
    state: "pending",
    upload: { state: "open" },
    measures: null,
    hasPreview: false,
  });
});

it("keeps the unit that the customer states, with the time, and takes a second thought", async () => {
  const { modelId } = mine.upload;
  expect(await confirmUnit(mine.ctx, { modelId, unit: "in" })).toMatchObject({ unit: "in" });
  await confirmUnit(mine.ctx, { modelId, unit: "mm" });
  expect((await getModelStatus(mine.ctx, modelId)).unit).toMatchObject({
    confirmed: "mm",
    source: "assumed",
  });
});

it("gives nothing of a model to another customer", async () => {
  const { ctx } = await newCustomer();
  const { modelId } = mine.upload;
  const asked = [
    getModelStatus(ctx, modelId),
    getPreviewAddress(ctx, modelId),
    confirmUnit(ctx, { modelId, unit: "in" }),
  ];
  for (const answer of await Promise.allSettled(asked)) {
    expect(answer).toMatchObject({ status: "rejected", reason: { kind: "NOT_FOUND" } });
  }
  expect((await getModelStatus(mine.ctx, modelId)).unit?.confirmed).not.toBe("in");
});

it("records each opening by staff before the address is given, and serves the file by its own name", async () => {
  const seller = await staffMember("seller", "Т. Белова");
  const orderId = mine.upload.orderId ?? "";
  const common = { customerId: mine.customerId, orderId, purpose: "review" } as const;
  const { url } = await openModel(ctxOf(seller), { ...common, kind: "file" });
  const file = await fetch(url);
  expect((await file.arrayBuffer()).byteLength).toBe(cubeStl(17).length);
  expect(file.headers.get("content-disposition")).toContain(encodeURIComponent("кольцо"));
  expect(file.headers.get("content-type")).toBe("application/octet-stream");
  await openModel(ctxOf(seller), { ...common, kind: "view" });
  const kept = await database().select().from(modelOpenings).where(eq(modelOpenings.orderId, orderId));
  expect(kept.map(({ kind, staffName, role, purpose }) => ({ kind, staffName, role, purpose }))).toEqual([
    { kind: "file", staffName: "Т. Белова", role: "seller", purpose: "review" },
    { kind: "view", staffName: "Т. Белова", role: "seller", purpose: "review" },
  ]);
});

it("shows an operator only what is on the board, and customers nothing by this door", async () => {
  const operator = await staffMember("operator");
  const input = {
    customerId: mine.customerId,
    orderId: mine.upload.orderId ?? "",
    purpose: "make",
    kind: "view",
  } as const;
  const before = await database().select().from(modelOpenings);
  await expect(openModel(ctxOf(operator), input)).rejects.toMatchObject({ kind: "NOT_FOUND" });
  await expect(openModel(mine.ctx, input)).rejects.toMatchObject({ kind: "FORBIDDEN" });
  expect(await database().select().from(modelOpenings)).toHaveLength(before.length);
  const { orderId } = input;
  const [order] = await database().select().from(orders).where(eq(orders.id, orderId));
  expect(order?.status).toBe("FILE_UPLOADED");
});

it("has no display copy before the file is measured", async () => {
  const { ctx, upload } = await storedUpload(cubeStl(18));
  await expect(getPreviewAddress(ctx, upload.modelId)).rejects.toMatchObject({
    code: "MODEL_NOT_READY",
    details: { analysis: "queued" },
  });
});
