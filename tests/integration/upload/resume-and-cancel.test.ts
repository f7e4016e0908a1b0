import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { orders, uploads } from "#db/schema/index.ts";
import { cancelUpload } from "#server/commands/upload/cancel-upload.ts";
import { completeUpload } from "#server/commands/upload/complete-upload.ts";
import { listStoredParts } from "#server/commands/upload/list-stored-parts.ts";
import { signParts } from "#server/commands/upload/sign-parts.ts";
import { database } from "#server/database.ts";
import { listUnfinishedUploads } from "#server/queries/model/list-unfinished-uploads.ts";
import { abortMultipart } from "#server/storage/abort-multipart.ts";
import { signPart } from "#server/storage/sign-part.ts";
import { begin, newCustomer, sendAll, sendPart, stlOf } from "./upload-world.ts";

const file = stlOf(220_000);
const rowOf = async (id: string) => (await database().select().from(uploads).where(eq(uploads.id, id)))[0];

it("lists what storage holds, with what was signed for it, and finishes from there", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file, [2]);
  const held = await listStoredParts(ctx, upload);
  expect(held).toMatchObject({ state: "open", storage: "ready" });
  expect(held.parts.map(({ number, size }) => [number, size])).toEqual([
    [1, upload.partSize],
    [3, file.length - 2 * upload.partSize],
  ]);
  const checksums = (await rowOf(upload.uploadId))?.partChecksums;
  expect(held.parts.map(({ crc32 }) => crc32)).toEqual([checksums?.[1], checksums?.[3]]);
  expect(await listUnfinishedUploads(ctx)).toMatchObject([
    { uploadId: upload.uploadId, orderId: upload.orderId },
  ]);
  expect(await sendPart(ctx, upload, file, 2)).toBe(200);
  expect((await completeUpload(ctx, upload)).state).toBe("stored");
  expect((await listStoredParts(ctx, upload)).state).toBe("stored");
  expect(await listUnfinishedUploads(ctx)).toEqual([]);
});

it("starts anew when storage has cleaned the upload away", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file, [3]);
  const before = await rowOf(upload.uploadId);
  const place = { bucket: before?.bucket ?? "", key: before?.storageKey ?? "" };
  await abortMultipart({ ...place, storageUploadId: before?.storageUploadId ?? "" });
  expect((await listStoredParts(ctx, upload)).parts).toEqual([]);
  await sendAll(ctx, upload, file);
  expect((await rowOf(upload.uploadId))?.storageUploadId).not.toBe(before?.storageUploadId);
  expect((await completeUpload(ctx, upload)).state).toBe("stored");
});

it("gives addresses that run out, and only for parts of the plan", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  const row = await rowOf(upload.uploadId);
  const common = {
    bucket: row?.bucket ?? "",
    key: row?.storageKey ?? "",
    storageUploadId: row?.storageUploadId ?? "",
  };
  const { url, headers } = await signPart({ ...common, number: 1, size: 4, crc32: "rfCnmA==" }, 1);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  const late = await fetch(url, { method: "PUT", headers, body: new Uint8Array([1, 2, 3, 4]) });
  await late.arrayBuffer();
  expect(late.status).toBe(403);
  const beyond = signParts(ctx, { uploadId: upload.uploadId, parts: [{ number: 4, crc32: "AAAAAA==" }] });
  await expect(beyond).rejects.toMatchObject({ kind: "BAD_REQUEST", code: "NO_SUCH_PART" });
});

it("ends upload and draft together when the customer gives up, and keeps nothing in storage", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file, [3]);
  const answers = [await cancelUpload(ctx, upload), await cancelUpload(ctx, upload)];
  expect(answers.map(({ state }) => state)).toEqual(["cancelled", "cancelled"]);
  const [order] = await database()
    .select()
    .from(orders)
    .where(eq(orders.id, upload.orderId ?? ""));
  expect(order).toMatchObject({ status: "CANCELLED", reason: "upload_cancelled" });
  expect(await sendPart(ctx, upload, file, 3).catch((error) => error.code)).toBe("UPLOAD_CLOSED");
  await expect(completeUpload(ctx, upload)).rejects.toMatchObject({ code: "UPLOAD_CLOSED" });
});

it("does not cancel what is stored", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file);
  await completeUpload(ctx, upload);
  await expect(cancelUpload(ctx, upload)).rejects.toMatchObject({
    code: "UPLOAD_CLOSED",
    details: { state: "stored" },
  });
});

it("knows no one else's upload, whatever is asked of it", async () => {
  const { ctx } = await newCustomer();
  const { uploadId } = await begin(ctx, file);
  const { ctx: other } = await newCustomer();
  const parts = [{ number: 1, crc32: "AAAAAA==" }];
  for (const ask of [
    () => signParts(other, { uploadId, parts }),
    () => listStoredParts(other, { uploadId }),
    () => cancelUpload(other, { uploadId }),
  ]) {
    await expect(ask()).rejects.toMatchObject({ kind: "NOT_FOUND" });
  }
  expect((await rowOf(uploadId))?.state).toBe("open");
});
