import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, expect, it } from "vitest";
import { analyses, models } from "#db/schema/index.ts";
import { analyseModel } from "#jobs/worker/analyse-model.ts";
import { AnalysisPool } from "#jobs/worker/analysis-pool.ts";
import { drawMissingPictures, drawPictures } from "#jobs/worker/draw-pictures.ts";
import { PICTURE_NAMES, PICTURES_VERSION, type PictureName } from "#lib/domain/piece-pictures.ts";
import { database } from "#server/database.ts";
import { pictureKey } from "#server/storage/object-key.ts";
import { storagePlaces } from "#server/storage/places.ts";
import { putObject } from "#server/storage/put-object.ts";
import { readObject } from "#server/storage/read-object.ts";
import { boxPreview } from "#tests/factories/drawn-model.ts";
import { analysisRequested, cubeStl, storedUpload, systemContext } from "./upload-world.ts";

const pool = new AnalysisPool(1);
afterAll(() => pool.close());

const soon = () => new Date(Date.now() + 120_000);

async function measuredCube(side: number) {
  const { upload, customerId } = await storedUpload(cubeStl(side));
  await analyseModel(systemContext(), pool, await analysisRequested(customerId, upload.modelId));
  const [model] = await database().select().from(models).where(eq(models.id, upload.modelId));
  return { contentHash: model?.contentHash ?? "", bucket: model?.bucket ?? "" };
}

async function keptOf(contentHash: string) {
  const [kept] = await database().select().from(analyses).where(eq(analyses.contentHash, contentHash));
  if (!kept) throw new Error("nothing was kept");
  return kept;
}

it("stores a picture of each tone, finish and size beside the display copy, small and on a transparent ground", async () => {
  const { contentHash, bucket } = await measuredCube(21);
  const kept = await keptOf(contentHash);
  expect(kept).toMatchObject({ picturesVersion: PICTURES_VERSION, pictureAttempts: 0 });
  expect(PICTURE_NAMES).toHaveLength(30);
  for (const name of PICTURE_NAMES) {
    const side = name.endsWith("512") ? 512 : 128;
    const webp = await readObject({ bucket, key: pictureKey(kept, name) });
    expect(webp?.byteLength, name).toBeGreaterThan(500);
    expect(webp?.byteLength, name).toBeLessThan(40_000);
    const { data, info } = await sharp(webp!).raw().toBuffer({ resolveWithObject: true });
    expect([info.width, info.height, info.channels]).toEqual([side, side, 4]);
    const alphaAt = (x: number, y: number) => data[(y * side + x) * 4 + 3];
    expect([alphaAt(0, 0), alphaAt(side / 2, side / 2)]).toEqual([0, 255]);
  }
});

it("draws a content once, whoever sends it and however often it is asked", async () => {
  const { contentHash, bucket } = await measuredCube(22);
  await measuredCube(22);
  const { analyzerVersion } = await keptOf(contentHash);
  const again = { contentHash, analyzerVersion, bucket };
  expect(await drawPictures(systemContext(), pool, again, boxPreview())).toBe("nothing_to_do");
  expect(await keptOf(contentHash)).toMatchObject({ pictureAttempts: 0 });
});

it("draws what was measured before there were pictures, from its display copy", async () => {
  const { contentHash } = await measuredCube(23);
  const forgotten = { picturesVersion: null, pictureAttempts: 0 };
  await database().update(analyses).set(forgotten).where(eq(analyses.contentHash, contentHash));
  expect(await drawMissingPictures(systemContext(), pool)).toBe(0);
  expect(await drawMissingPictures(systemContext(soon()), pool)).toBe(1);
  expect(await keptOf(contentHash)).toMatchObject({ picturesVersion: PICTURES_VERSION });
});

it("draws anew what an earlier version drew, and leaves to a later release what that drew", async () => {
  const { contentHash, bucket } = await measuredCube(26);
  const kept = await keptOf(contentHash);
  const name: PictureName = "white-128";
  const drawnBy = (picturesVersion: string) =>
    database().update(analyses).set({ picturesVersion }).where(eq(analyses.contentHash, contentHash));
  const body = Buffer.from("nothing");
  await putObject({ bucket, key: pictureKey(kept, name), body });
  await drawnBy("9");
  expect(await drawMissingPictures(systemContext(soon()), pool)).toBe(0);
  await drawnBy("1");
  expect(await drawMissingPictures(systemContext(soon()), pool)).toBe(1);
  expect(await keptOf(contentHash)).toMatchObject({ picturesVersion: PICTURES_VERSION, pictureAttempts: 0 });
  expect((await readObject({ bucket, key: pictureKey(kept, name) }))?.byteLength).toBeGreaterThan(500);
});

it("gives a content up that ends its thread three times, and one whose display copy is gone", async () => {
  const poison = new AnalysisPool(1, { pictures: new URL("./poisoned-thread.ts", import.meta.url) });
  const { contentHash, bucket } = await measuredCube(24);
  const { analyzerVersion } = await keptOf(contentHash);
  const reset = async (previewKey: string) =>
    database()
      .update(analyses)
      .set({ picturesVersion: null, pictureAttempts: 0, previewKey })
      .where(eq(analyses.contentHash, contentHash));
  await reset("previews/gone.bin");
  const again = { contentHash, analyzerVersion, bucket };
  const answers = [];
  for (let i = 0; i < 4; i++) answers.push(await drawPictures(systemContext(), poison, again, boxPreview()));
  await poison.close();
  expect(answers).toEqual(["failed", "failed", "failed", "nothing_to_do"]);
  await reset("previews/gone.bin");
  for (let i = 0; i < 4; i++) expect(await drawMissingPictures(systemContext(soon()), pool)).toBe(0);
  expect(await keptOf(contentHash)).toMatchObject({ pictureAttempts: 3, picturesVersion: null });
});

it("does not count an attempt that storage cut short", async () => {
  const { contentHash } = await measuredCube(25);
  const { analyzerVersion } = await keptOf(contentHash);
  const forgotten = { picturesVersion: null, pictureAttempts: 0 };
  await database().update(analyses).set(forgotten).where(eq(analyses.contentHash, contentHash));
  const { client, bucket } = storagePlaces()[0];
  const send = client.send;
  client.send = () => Promise.reject(new Error("connection refused"));
  const answer = await drawPictures(
    systemContext(),
    pool,
    { contentHash, analyzerVersion, bucket },
    boxPreview(),
  ).finally(() => {
    client.send = send;
  });
  expect(answer).toBe("failed");
  expect(await keptOf(contentHash)).toMatchObject({ pictureAttempts: 0, picturesVersion: null });
});
