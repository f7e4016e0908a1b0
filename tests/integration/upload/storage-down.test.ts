import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { tcpGate } from "#tests/support/tcp-gate.ts";

// The gate must stand in the environment before anything reads it.
const first = await tcpGate(process.env.S3_ENDPOINT ?? "");
const second = await tcpGate(process.env.S3_ENDPOINT ?? "");
Object.assign(process.env, { S3_ENDPOINT: first.url, S3_REPLICA_ENDPOINT: second.url });
const { begin, newCustomer, sendAll, stlOf, systemContext, rowsOf } = await import("./upload-world.ts");
const { completeUpload } = await import("#server/commands/upload/complete-upload.ts");
const { sweepUploads } = await import("#server/commands/upload/sweep-uploads.ts");
const { listStoredParts } = await import("#server/commands/upload/list-stored-parts.ts");
const { copyModel } = await import("#server/commands/model/copy-model.ts");
const { findCopy } = await import("#server/storage/find-copy.ts");

const file = stlOf(110_000);
const both = [first, second];
beforeAll(() => Promise.all(both.map((gate) => gate.shut())));
beforeEach(async () => {
  for (const gate of both) {
    await gate.shut();
    await gate.open();
    gate.slow(0);
  }
});
afterAll(() => Promise.all(both.map((gate) => gate.close())));

it("keeps intent and draft while no storage answers, and goes on when it is back (fault 1)", async () => {
  await first.shut();
  await second.shut();
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  expect(upload.storage).toBe("waiting");
  expect(upload.orderId).not.toBeNull();
  await expect(sendAll(ctx, upload, file)).rejects.toThrow("storage is not there");
  await first.open();
  await sendAll(ctx, upload, file);
  expect((await completeUpload(ctx, upload)).state).toBe("stored");
});

it("takes new files into the second bucket while the first is down, and copies them back later", async () => {
  await first.shut();
  const { ctx, customerId } = await newCustomer();
  const upload = await begin(ctx, file);
  expect(upload.storage).toBe("ready");
  await sendAll(ctx, upload, file);
  expect((await completeUpload(ctx, upload)).state).toBe("stored");
  const { model, promise } = await rowsOf(upload, "model/copy.requested");
  expect(model?.bucket).toBe("facet-models-replica");
  const event = { customerId, modelId: upload.modelId, outboxId: promise?.id ?? "" };
  await expect(copyModel(systemContext(), event)).rejects.toMatchObject({ code: "STORAGE_DOWN" });
  await first.open();
  // The job asks again until it is done; connections that died with the gate may cost it a try.
  const copy = () => copyModel(systemContext(), event).catch((error: { code: string }) => error.code);
  await expect.poll(copy, { timeout: 20_000 }).toBe("copied");
  await second.shut();
  expect(
    await findCopy({ bucket: model?.bucket ?? "", key: model?.storageKey ?? "", size: file.length }),
  ).toBe("facet-models");
  expect((await rowsOf(upload, "model/copy.requested")).promise?.settledAt).not.toBeNull();
});

it("completes nothing while storage is away, says so, and the sweeper finishes it", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file);
  await first.shut();
  const answer = await completeUpload(ctx, upload).catch((error) => error.code);
  expect(["STORAGE_DOWN", "completing"]).toContain(answer.state ?? answer);
  expect((await rowsOf(upload)).upload?.state).not.toBe("stored");
  await first.open();
  await sweepUploads(systemContext(new Date(Date.now() + 6 * 60_000)));
  expect((await rowsOf(upload)).upload?.state).toBe("stored");
});

it("holds no request longer than its patience while storage is slow (fault 2)", async () => {
  first.slow(4000);
  const { ctx } = await newCustomer();
  const started = performance.now();
  const upload = await begin(ctx, file);
  expect(upload.storage).toBe("waiting");
  expect(performance.now() - started).toBeLessThan(4000);
  await expect
    .poll(async () => (await rowsOf(upload)).upload?.storageUploadId, { timeout: 12_000 })
    .toBeTruthy();
  expect((await listStoredParts(ctx, upload)).storage).toBe("waiting");
  first.slow(0);
  await sendAll(ctx, upload, file);
  expect((await completeUpload(ctx, upload)).state).toBe("stored");
});
