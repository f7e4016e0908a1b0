import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { failureInbox, models, orders, uploads } from "#db/schema/index.ts";
import { sweepUploads } from "#server/commands/upload/sweep-uploads.ts";
import { database } from "#server/database.ts";
import { completeMultipart } from "#server/storage/complete-multipart.ts";
import { listParts } from "#server/storage/list-parts.ts";
import { begin, newCustomer, sendAll, stlOf, systemContext } from "./upload-world.ts";

const file = stlOf(110_000);
const minutes = (n: number) => new Date(Date.now() + n * 60_000);
const rowOf = async (id: string) => (await database().select().from(uploads).where(eq(uploads.id, id)))[0];
const placeOf = (row: typeof uploads.$inferSelect | undefined) => ({
  bucket: row?.bucket ?? "",
  key: row?.storageKey ?? "",
  storageUploadId: row?.storageUploadId ?? "",
});

async function sentUpload(without: number[] = []) {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file, without);
  return upload;
}

it("finds the object of an upload that died between storage's answer and the commit (fault 6)", async () => {
  const upload = await sentUpload();
  await database().update(uploads).set({ state: "completing" }).where(eq(uploads.id, upload.uploadId));
  const row = await rowOf(upload.uploadId);
  await completeMultipart(placeOf(row), (await listParts(placeOf(row))) ?? []);
  expect((await sweepUploads(systemContext())).stored).toBe(0);
  expect((await sweepUploads(systemContext(minutes(2)))).stored).toBe(1);
  expect((await rowOf(upload.uploadId))?.state).toBe("stored");
  const [model] = await database().select().from(models).where(eq(models.id, upload.modelId));
  expect(model?.state).toBe("stored");
  const [order] = await database()
    .select()
    .from(orders)
    .where(eq(orders.id, upload.orderId ?? ""));
  expect(order?.status).toBe("FILE_UPLOADED");
});

it("finishes an upload whose browser died after its last part", async () => {
  const upload = await sentUpload();
  expect((await sweepUploads(systemContext(minutes(6)))).stored).toBe(1);
  expect((await rowOf(upload.uploadId))?.state).toBe("stored");
});

it("leaves an unfinished upload alone for a week, then throws its parts away", async () => {
  const upload = await sentUpload([1]);
  await sweepUploads(systemContext(minutes(6)));
  expect((await rowOf(upload.uploadId))?.state).toBe("open");
  const row = await rowOf(upload.uploadId);
  expect(await sweepUploads(systemContext(minutes(7 * 24 * 60 + 1)))).toMatchObject({ expired: 1 });
  expect((await rowOf(upload.uploadId))?.state).toBe("expired");
  expect(await listParts(placeOf(row))).toBeNull();
});

it("runs beside other sweepers without doing anything twice", async () => {
  const upload = await sentUpload();
  const swept = await Promise.all([1, 2, 3].map(() => sweepUploads(systemContext(minutes(6)))));
  expect(swept.every(({ failed }) => failed === 0)).toBe(true);
  const [order] = await database()
    .select()
    .from(orders)
    .where(eq(orders.id, upload.orderId ?? ""));
  expect(order).toMatchObject({ status: "FILE_UPLOADED", version: 2 });
});

it("never calls stored what storage holds in another size, and tells a person", async () => {
  const upload = await sentUpload();
  const row = await rowOf(upload.uploadId);
  await completeMultipart(placeOf(row), ((await listParts(placeOf(row))) ?? []).slice(0, 1));
  await database().update(uploads).set({ state: "completing" }).where(eq(uploads.id, upload.uploadId));
  await sweepUploads(systemContext(minutes(2)));
  expect(await rowOf(upload.uploadId)).toMatchObject({ state: "failed", errorCode: "SIZE_DIFFERS" });
  const [failure] = await database()
    .select()
    .from(failureInbox)
    .where(eq(failureInbox.subject, upload.uploadId));
  expect(failure).toMatchObject({ kind: "upload", causeCode: "SIZE_DIFFERS", ownerRole: "admin" });
});

it("is for the system alone", async () => {
  const { ctx } = await newCustomer();
  await expect(sweepUploads(ctx)).rejects.toMatchObject({ kind: "FORBIDDEN" });
});
