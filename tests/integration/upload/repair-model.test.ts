import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { modelOpenings, modelRepairs, models, orderEvents, orders, outbox } from "#db/schema/index.ts";
import { analyseModel } from "#jobs/worker/analyse-model.ts";
import { AnalysisPool } from "#jobs/worker/analysis-pool.ts";
import { repairStoredModel } from "#jobs/worker/repair-model.ts";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { askRepair } from "#server/commands/model/ask-repair.ts";
import { chooseModel } from "#server/commands/model/choose-model.ts";
import { openModel } from "#server/commands/model/open-model.ts";
import { requestPrice } from "#server/commands/order/request-price.ts";
import { priceOrder } from "#server/commands/quote/price-order.ts";
import { database } from "#server/database.ts";
import { getFileAddress } from "#server/queries/model/file-address.ts";
import { getModelStatus } from "#server/queries/model/model-status.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { fixedMetals } from "#tests/factories/measured-order.ts";
import { staffMember } from "#tests/factories/people.ts";
import { publishedRules } from "#tests/factories/price-rules.ts";
import {
  analysisRequested,
  brokenCube,
  cubeStl,
  newCustomer,
  storedUpload,
  systemContext,
} from "./upload-world.ts";

const pool = new AnalysisPool(1);
afterAll(() => pool.close());

const statusOf = (world: World, modelId: string) => getModelStatus(world.ctx, modelId);
const draftOf = async (world: World) =>
  (
    await database()
      .select()
      .from(orders)
      .where(eq(orders.id, world.upload.orderId ?? ""))
  )[0];

type World = Awaited<ReturnType<typeof storedUpload>>;

async function measured(file: Buffer): Promise<World> {
  const world = await storedUpload(file);
  await measure(world, world.upload.modelId);
  return world;
}

async function measure(world: World, modelId: string) {
  return analyseModel(systemContext(), pool, await analysisRequested(world.customerId, modelId));
}

async function repairPromise(world: World) {
  const [row] = await database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.customerId, world.customerId), eq(outbox.topic, "model/repair.requested")));
  return { customerId: world.customerId, modelId: world.upload.modelId, outboxId: row?.id ?? "" };
}

const orderId = (world: World) => ({ orderId: world.upload.orderId ?? "" });

let world: World;
let repairedId: string;
beforeAll(async () => {
  world = await measured(brokenCube(18));
});

it("offers what can be repaired, and promises it once however often it is asked", async () => {
  expect(await statusOf(world, world.upload.modelId)).toMatchObject({
    measures: { verdict: "reject" },
    repair: { state: "offered", offers: [{ kind: "split_t_junctions", count: 3 }], repairedId: null },
  });
  const answers = await Promise.all(Array.from({ length: 5 }, () => askRepair(world.ctx, orderId(world))));
  expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(["asked"]));
  const promised = await database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.customerId, world.customerId), eq(outbox.topic, "model/repair.requested")));
  expect(promised).toHaveLength(1);
});

it("makes a model of its own, points the draft at it, and measures it as sound", async () => {
  const event = await repairPromise(world);
  expect(await repairStoredModel(systemContext(), pool, event)).toBe("made");
  expect(await repairStoredModel(systemContext(), pool, event)).toBe("nothing_to_do");
  repairedId = (await draftOf(world))?.modelId ?? "";
  expect(repairedId).not.toBe(world.upload.modelId);
  expect(await measure(world, repairedId)).toBe("done");
  expect(await statusOf(world, repairedId)).toMatchObject({
    fileName: "кольцо-repaired.stl",
    measures: { verdict: "accept", triangles: 14, volumeMm3: 5832 },
    repair: {
      state: "made",
      offers: [],
      originalId: world.upload.modelId,
      repairedId,
      report: { steps: [{ kind: "split_t_junctions", count: 1, movedMm: 0 }], left: [] },
    },
  });
  const [event2] = await database()
    .select()
    .from(orderEvents)
    .where(
      and(eq(orderEvents.orderId, world.upload.orderId ?? ""), eq(orderEvents.event, "options_changed")),
    );
  expect(event2?.payload).toEqual({ modelId: repairedId, use: "repaired" });
});

it("never changes the original: both can be downloaded by their owner", async () => {
  const bytesOf = async (modelId: string) => {
    const { url } = await getFileAddress(world.ctx, modelId);
    const answer = await fetch(url);
    expect(answer.headers.get("content-disposition")).toContain("attachment");
    return Buffer.from(await answer.arrayBuffer());
  };
  expect((await bytesOf(world.upload.modelId)).equals(brokenCube(18))).toBe(true);
  expect(await bytesOf(repairedId)).toHaveLength(84 + 50 * 14);
  const stranger = await newCustomer();
  await expect(getFileAddress(stranger.ctx, repairedId)).rejects.toMatchObject({ kind: "NOT_FOUND" });
});

it("goes back to the original and forth again by the customer's word, and nobody else's", async () => {
  expect(await chooseModel(world.ctx, { ...orderId(world), use: "original" })).toEqual({
    modelId: world.upload.modelId,
  });
  expect((await draftOf(world))?.modelId).toBe(world.upload.modelId);
  expect(await statusOf(world, world.upload.modelId)).toMatchObject({
    repair: { state: "made", repairedId },
  });
  await chooseModel(world.ctx, { ...orderId(world), use: "repaired" });
  const { version } = (await draftOf(world)) ?? {};
  await chooseModel(world.ctx, { ...orderId(world), use: "repaired" });
  expect(await draftOf(world)).toMatchObject({ modelId: repairedId, version });
  const stranger = await newCustomer();
  await expect(chooseModel(stranger.ctx, { ...orderId(world), use: "original" })).rejects.toMatchObject({
    kind: "NOT_FOUND",
  });
});

it("prices the repaired model; then the choice is fixed", async () => {
  await publishedRules();
  await fixedMetals();
  await requestPrice(world.ctx, {
    key: "repair-price-1",
    ...orderId(world),
    options: { ...DEFAULT_OPTIONS, unit: "mm" },
  });
  const [promise] = await database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.orderId, world.upload.orderId ?? ""), eq(outbox.topic, "order/price.requested")));
  await priceOrder(systemContext(), {
    ...orderId(world),
    customerId: world.customerId,
    outboxId: promise?.id ?? "",
  });
  expect(await draftOf(world)).toMatchObject({ status: "PRICE_CALCULATED", modelId: repairedId });
  await expect(chooseModel(world.ctx, { ...orderId(world), use: "original" })).rejects.toMatchObject({
    code: "WRONG_STATUS",
  });
  await expect(askRepair(world.ctx, orderId(world))).rejects.toMatchObject({ code: "WRONG_STATUS" });
});

it("lets staff open either file, and tells the customer which", async () => {
  const seller = ctxOf(await staffMember("seller"));
  const opening = {
    customerId: world.customerId,
    ...orderId(world),
    purpose: "review",
    kind: "file",
  } as const;
  for (const which of ["original", "repaired", "chosen"] as const)
    await openModel(seller, { ...opening, which });
  const rows = await database()
    .select()
    .from(modelOpenings)
    .where(eq(modelOpenings.orderId, world.upload.orderId ?? ""));
  expect(rows.map(({ modelId }) => modelId)).toEqual([world.upload.modelId, repairedId, repairedId]);
});

it("makes nothing of what it cannot know, and says what", async () => {
  const cube = cubeStl(19);
  const open = cube.subarray(0, 84 + 50 * 10);
  open.writeUInt32LE(10, 80);
  const lost = await measured(open);
  expect(await askRepair(lost.ctx, orderId(lost))).toEqual({ state: "asked" });
  expect(await repairStoredModel(systemContext(), pool, await repairPromise(lost))).toBe("nothing");
  expect((await draftOf(lost))?.modelId).toBe(lost.upload.modelId);
  expect(await statusOf(lost, lost.upload.modelId)).toMatchObject({
    repair: {
      state: "nothing",
      repairedId: null,
      report: { steps: [], left: [{ kind: "open_hole", count: 1 }] },
    },
  });
});

it("refuses to repair what is sound", async () => {
  const sound = await measured(cubeStl(20));
  expect((await statusOf(sound, sound.upload.modelId)).repair).toBeNull();
  await expect(askRepair(sound.ctx, orderId(sound))).rejects.toMatchObject({ code: "NOTHING_TO_REPAIR" });
});

it("leaves a draft that moved on alone, and a failed repair can be asked for again", async () => {
  const hasty = await measured(brokenCube(21));
  await askRepair(hasty.ctx, orderId(hasty));
  await requestPrice(hasty.ctx, { key: "repair-price-2", ...orderId(hasty), options: DEFAULT_OPTIONS });
  expect(await repairStoredModel(systemContext(), pool, await repairPromise(hasty))).toBe("made");
  expect((await draftOf(hasty))?.modelId).toBe(hasty.upload.modelId);

  const failing = await measured(brokenCube(22));
  await askRepair(failing.ctx, orderId(failing));
  const broken = new AnalysisPool(1, { attemptMs: 1 });
  expect(await repairStoredModel(systemContext(), broken, await repairPromise(failing))).toBe("failed");
  await broken.close();
  expect((await statusOf(failing, failing.upload.modelId)).repair).toMatchObject({ state: "failed" });
  expect(await askRepair(failing.ctx, orderId(failing))).toEqual({ state: "asked" });
  const [row] = await database()
    .select()
    .from(modelRepairs)
    .where(eq(modelRepairs.modelId, failing.upload.modelId));
  const [made] = await database()
    .select()
    .from(models)
    .where(eq(models.id, row?.repairedModelId ?? ""));
  expect(made).toBeUndefined();
});
