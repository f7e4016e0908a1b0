import { crc32 } from "node:zlib";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { models, orders, outbox, uploads } from "#db/schema/index.ts";
import { completeUpload } from "#server/commands/upload/complete-upload.ts";
import { signParts } from "#server/commands/upload/sign-parts.ts";
import { database } from "#server/database.ts";
import { base64OfCrc32 } from "#server/storage/checksum.ts";
import { headObject } from "#server/storage/head-object.ts";
import { begin, newCustomer, sendAll, sendPart, stlOf } from "./upload-world.ts";

const file = stlOf(220_000);

const topicsOf = async (modelId: string) => {
  const rows = await database().select().from(outbox);
  return rows
    .filter((row) => row.payload.modelId === modelId)
    .map((row) => row.topic)
    .sort();
};

it("stores a file of several parts, moves the draft and promises analysis and copy", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  expect(upload.partCount).toBe(3);
  await sendAll(ctx, upload, file);
  const answer = await completeUpload(ctx, { uploadId: upload.uploadId });
  expect(answer).toEqual({ uploadId: upload.uploadId, modelId: upload.modelId, state: "stored" });
  const [model] = await database().select().from(models).where(eq(models.id, upload.modelId));
  expect(model).toMatchObject({
    state: "stored",
    analysisState: "queued",
    fileName: "кольцо.stl",
    format: "stl-binary",
  });
  expect(await headObject({ bucket: model?.bucket ?? "", key: model?.storageKey ?? "" })).toMatchObject({
    size: file.length,
  });
  const [order] = await database()
    .select()
    .from(orders)
    .where(eq(orders.id, upload.orderId ?? ""));
  expect(order?.status).toBe("FILE_UPLOADED");
  expect(await topicsOf(upload.modelId)).toEqual(["model/analysis.requested", "model/copy.requested"]);
});

it("is stored once when completed twice at once, and says so again later", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file);
  const ref = { uploadId: upload.uploadId };
  const answers = await Promise.all([
    completeUpload(ctx, ref),
    completeUpload(ctx, ref),
    completeUpload(ctx, ref),
  ]);
  expect(answers.map(({ state }) => state)).toEqual(["stored", "stored", "stored"]);
  expect((await completeUpload(ctx, ref)).state).toBe("stored");
  expect(await topicsOf(upload.modelId)).toHaveLength(2);
});

it("refuses while a part is missing, and stays open for it", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file, [2]);
  const ref = { uploadId: upload.uploadId };
  await expect(completeUpload(ctx, ref)).rejects.toMatchObject({
    code: "PARTS_MISSING",
    details: { missing: 1, of: 3 },
  });
  const [row] = await database().select().from(uploads).where(eq(uploads.id, upload.uploadId));
  expect(row?.state).toBe("open");
  expect(await sendPart(ctx, upload, file, 2)).toBe(200);
  expect((await completeUpload(ctx, ref)).state).toBe("stored");
});

it("does not know another customer's upload", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  const other = await newCustomer();
  await expect(completeUpload(other.ctx, { uploadId: upload.uploadId })).rejects.toMatchObject({
    kind: "NOT_FOUND",
  });
});

it("never lets a corrupt, short or long part in", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  const corrupt = Buffer.from(file.subarray(0, upload.partSize));
  corrupt[1000] = (corrupt[1000] ?? 0) ^ 1;
  expect(await sendPart(ctx, upload, file, 1, corrupt)).toBe(400);
  expect(await sendPart(ctx, upload, file, 1, corrupt.subarray(1))).toBeGreaterThanOrEqual(400);
  expect(await sendPart(ctx, upload, file, 1, Buffer.concat([corrupt, corrupt]))).toBeGreaterThanOrEqual(400);
  await expect(completeUpload(ctx, { uploadId: upload.uploadId })).rejects.toMatchObject({
    code: "PARTS_MISSING",
  });
});

it("takes no more bytes than the part has, even with their own checksum", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  const long = Buffer.concat([file.subarray(0, upload.partSize), Buffer.alloc(1)]);
  const asked = [{ number: 1, crc32: base64OfCrc32(crc32(long)) }];
  const signed = await signParts(ctx, { uploadId: upload.uploadId, parts: asked });
  const address = signed.storage === "ready" ? signed.parts[0] : undefined;
  const put = { method: "PUT", headers: address?.headers ?? {}, body: new Uint8Array(long) };
  const answer = await fetch(address?.url ?? "", put);
  await answer.arrayBuffer();
  expect(answer.status).toBe(403);
});
