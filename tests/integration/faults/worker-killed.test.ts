import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ListObjectsV2Command } from "@aws-sdk/client-s3";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, it } from "vitest";
import { analyses, failureInbox, inbox, models, outbox } from "#db/schema/index.ts";
import { projectRoot } from "#infra/local/home.ts";
import { type Engine, startEngine } from "#jobs/engine/engine.ts";
import { PICTURE_NAMES } from "#lib/domain/piece-pictures.ts";
import { database } from "#server/database.ts";
import { pictureKey } from "#server/storage/object-key.ts";
import { placeOf } from "#server/storage/places.ts";
import { stlBinary } from "#tests/factories/model-files.ts";
import { ball } from "#tests/factories/solids.ts";
import { balancer } from "#tests/support/balancer.ts";
import { Killable } from "../engine/durability/processes.ts";
import { viewOf } from "../engine/replay/engine-view.ts";
import { eventually, freePort, testConfig } from "../engine/support.ts";
import { storedUpload } from "../upload/upload-world.ts";

const SLOW_MS = 150_000;
const scratch = mkdtempSync(join(tmpdir(), "facet-worker-"));
let engine: Engine;
let workers: Killable[] = [];
let door: Awaited<ReturnType<typeof balancer>>;

/** A worker process as in production, with relay and reconciler; what it writes to disk goes to `scratch`. */
function workerProcess(port: number, engineUrl: string): Killable {
  const env = {
    ...process.env,
    NODE_ENV: "development",
    INNGEST_DEV: engineUrl,
    INNGEST_BASE_URL: "",
    INNGEST_SIGNING_KEY: "",
    LOG_LEVEL: "warn",
    TMPDIR: scratch,
    WORKER_PORT: String(port),
  };
  const command = { file: process.execPath, args: [join(projectRoot, "jobs/worker/main.ts")], env };
  return new Killable(
    `worker ${port}`,
    command,
    async () => (await fetch(`http://127.0.0.1:${port}/health`)).ok,
  );
}

beforeAll(async () => {
  // Its ten tries outlast the time that a killed worker takes to come back.
  engine = await startEngine(testConfig({ connections: 3, retryScheduleMs: [1_000] }));
  const ports = [await freePort(), await freePort()];
  door = await balancer(ports);
  workers = ports.map((port) => workerProcess(port, engine.url));
  await Promise.all(workers.map((worker) => worker.start()));
  expect((await fetch(`${door.url}/api/inngest`, { method: "PUT" })).status).toBe(200);
});

afterAll(async () => {
  await Promise.all(workers.map((worker) => worker.kill()));
  await engine?.stop();
  await door?.close();
  rmSync(scratch, { recursive: true, force: true });
});

const modelOf = async (id: string) => (await database().select().from(models).where(eq(models.id, id)))[0];

/** Until this attempt is at the walls, which take longest: the report without them is out, the end is not. */
const isMeasured = (modelId: string, attempt: number) =>
  eventually(async () => {
    const model = await modelOf(modelId);
    if (model?.analysisState === "done")
      throw new Error(`measured before attempt ${attempt} could be cut short`);
    return model?.analysisStage === "walls" && model.analysisAttempts === attempt;
  }, SLOW_MS);

it("a worker killed -9 in the middle of an analysis, twice: done elsewhere, once, every attempt counted, no file left", async () => {
  const file = Buffer.from(stlBinary(ball(200, 9)));
  const { upload, customerId } = await storedUpload(file);
  const { modelId } = upload;
  const [first, second] = workers;
  await isMeasured(modelId, 1);
  await first?.kill();
  const back = first?.start();
  await isMeasured(modelId, 2);
  await second?.kill();
  await back;
  const model = await eventually(async () => {
    const row = await modelOf(modelId);
    return row?.analysisState === "done" && row;
  }, SLOW_MS);
  expect(model.analysisAttempts).toBe(0);

  const results = await database()
    .select()
    .from(analyses)
    .where(eq(analyses.contentHash, model.contentHash ?? ""));
  expect(results).toHaveLength(1);
  expect(results[0]?.report).toMatchObject({ triangles: 480_000, closed: true });
  const effects = await database().select().from(inbox).where(eq(inbox.customerId, customerId));
  expect(effects.filter(({ consumer }) => consumer === "model-analyze")).toHaveLength(1);
  const promises = await database().select().from(outbox).where(eq(outbox.customerId, customerId));
  const [promise] = promises.filter(({ topic }) => topic === "model/analysis.requested");
  expect(promise).toMatchObject({ sends: 1, settledAt: expect.any(Date) });
  expect(await database().$count(failureInbox, eq(failureInbox.subject, modelId))).toBe(0);

  const runs = (await viewOf(engine.url, null).runs()).filter(
    ({ functionId }) => functionId === "facet-worker-model-analyze",
  );
  await eventually(
    async () => (await viewOf(engine.url, null).runs()).every(({ endedAt }) => endedAt),
    SLOW_MS,
  );
  expect(runs).toHaveLength(1);
  expect(readdirSync(scratch)).toEqual([]);
  const { client, bucket } = placeOf(model.bucket);
  const listed = await client.send(new ListObjectsV2Command({ Bucket: bucket }));
  const made = (listed.Contents ?? []).flatMap(({ Key }) => Key ?? []);
  const [report] = results;
  const drawn = { contentHash: report?.contentHash ?? "", analyzerVersion: report?.analyzerVersion ?? "" };
  const pictures = PICTURE_NAMES.map((name) => pictureKey(drawn, name));
  expect(made.filter((key) => key.includes(drawn.contentHash)).toSorted()).toEqual(
    [...pictures, report?.previewKey].toSorted(),
  );
}, 400_000);
