import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { models, orders, orderViews, uploads } from "#db/schema/index.ts";
import { BeginUploadInput } from "#lib/contracts/upload.ts";
import { UPLOAD_QUOTA } from "#lib/domain/upload/upload-limits.ts";
import { beginUpload } from "#server/commands/upload/begin-upload.ts";
import { database } from "#server/database.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { staffMember } from "#tests/factories/people.ts";
import { begin, cubeStl, newCustomer } from "./upload-world.ts";

const file = cubeStl(20);
const uploadsOf = (customerId: string) =>
  database().select().from(uploads).where(eq(uploads.customerId, customerId));

it("opens intent, model and draft order before any byte", async () => {
  const { ctx, customerId } = await newCustomer();
  const upload = await begin(ctx, file);
  expect(upload).toMatchObject({ partCount: 1, storage: "ready", fileName: "кольцо.stl" });
  const [row] = await uploadsOf(customerId);
  expect(row).toMatchObject({ state: "open", sizeBytes: file.length, modelId: upload.modelId });
  expect(row?.storageKey).toBe(`models/${new Date().getUTCFullYear()}/${upload.modelId}`);
  const [order] = await database()
    .select()
    .from(orders)
    .where(eq(orders.id, upload.orderId ?? ""));
  expect(order).toMatchObject({ status: "INITIATED", modelId: upload.modelId, number: upload.number });
  const [view] = await database()
    .select()
    .from(orderViews)
    .where(eq(orderViews.orderId, upload.orderId ?? ""));
  expect(view?.title).toBe("кольцо");
});

it("gives the same intent for the same key, also when asked five times at once", async () => {
  const { ctx, customerId } = await newCustomer();
  const key = "one-intention-only";
  const answers = await Promise.all(Array.from({ length: 5 }, () => begin(ctx, file, { key })));
  expect(new Set(answers.map(({ uploadId }) => uploadId)).size).toBe(1);
  expect(await uploadsOf(customerId)).toHaveLength(1);
  const other = begin(ctx, file, { key, fileName: "other.stl" });
  await expect(other).rejects.toMatchObject({ kind: "UNPROCESSABLE", code: "KEY_REUSED" });
});

it("begins without an order where none is wanted", async () => {
  const { ctx, customerId } = await newCustomer();
  expect(await begin(ctx, file, { orderless: true })).toMatchObject({ orderId: null, number: null });
  expect(await database().select().from(orders).where(eq(orders.customerId, customerId))).toHaveLength(0);
});

it.each([
  ["a picture by content, whatever its name", { head: png() }, "NOT_A_MESH_FILE"],
  ["an empty file", { head: "", sizeBytes: 0 }, "EMPTY_FILE"],
  ["a file over the limit", { sizeBytes: 513 * 1024 * 1024 }, "FILE_TOO_LARGE"],
  ["a binary STL that is cut off", { sizeBytes: 200 }, "TRUNCATED"],
])("refuses %s, and writes nothing", async (_, input, code) => {
  const { ctx, customerId } = await newCustomer();
  await expect(begin(ctx, file, input)).rejects.toMatchObject({ kind: "UNPROCESSABLE", code });
  expect(await uploadsOf(customerId)).toHaveLength(0);
  expect(await database().select().from(models).where(eq(models.customerId, customerId))).toHaveLength(0);
});

it("counts open uploads, also those asked for at once", async () => {
  const { ctx, customerId } = await newCustomer();
  const asked = await Promise.allSettled(
    Array.from({ length: UPLOAD_QUOTA.openUploads + 4 }, () => begin(ctx, file)),
  );
  expect(asked.filter(({ status }) => status === "fulfilled")).toHaveLength(UPLOAD_QUOTA.openUploads);
  expect(await uploadsOf(customerId)).toHaveLength(UPLOAD_QUOTA.openUploads);
  await expect(begin(ctx, file)).rejects.toMatchObject({
    kind: "TOO_MANY_REQUESTS",
    code: "QUOTA_OPEN_UPLOADS",
    details: { limit: UPLOAD_QUOTA.openUploads },
  });
});

it("counts files and bytes of a day", async () => {
  const { ctx, customerId } = await newCustomer();
  const first = await begin(ctx, file);
  const set = (change: Partial<typeof uploads.$inferInsert>) =>
    database().update(uploads).set(change).where(eq(uploads.id, first.uploadId));
  await set({ state: "stored", sizeBytes: UPLOAD_QUOTA.bytesPerDay - file.length + 1 });
  await expect(begin(ctx, file)).rejects.toMatchObject({ code: "QUOTA_BYTES" });
  await set({ createdAt: new Date(Date.now() - 25 * 3_600_000) });
  expect((await begin(ctx, file)).storage).toBe("ready");
  expect(await uploadsOf(customerId)).toHaveLength(2);
});

it("is for customers: staff and nobody are refused", async () => {
  const seller = await staffMember("seller");
  await expect(begin(ctxOf(seller), file)).rejects.toMatchObject({ kind: "FORBIDDEN" });
  await expect(begin(ctxOf({ kind: "nobody" }), file)).rejects.toMatchObject({ kind: "UNAUTHENTICATED" });
});

it.each([
  ["../../etc/passwd.stl", "passwd.stl"],
  ["C:\\temp\\кольцо.stl", "кольцо.stl"],
  ['"><img src=x onerror=alert(1)>.stl', '"><img src=x onerror=alert(1)>.stl'],
  ["gnp.\u202elts.stl", "gnp.lts.stl"],
  ["a\u0000b\r\nSet-Cookie: x.stl", "abSet-Cookie: x.stl"],
  [`${"д".repeat(400)}.stl`, "д".repeat(255)],
])("takes the name %j for display only", async (given, shown) => {
  const { ctx } = await newCustomer();
  const input = BeginUploadInput.parse({
    key: randomBytes(8).toString("hex"),
    fileName: given,
    sizeBytes: file.length,
    fingerprint: "1-2-3",
    head: file.toString("base64"),
  });
  const upload = await beginUpload(ctx, input);
  expect(upload.fileName).toBe(shown);
  const [row] = await database().select().from(uploads).where(eq(uploads.id, upload.uploadId));
  expect(row?.storageKey).toMatch(/^models\/\d{4}\/[0-9a-f-]{36}$/);
});

it.each(["", "...", "\u200b\u200b", "/"])("has no name left of %j and refuses it", (fileName) => {
  const input = { key: "12345678", fileName, sizeBytes: 1, fingerprint: "1-2-3", head: "" };
  expect(BeginUploadInput.safeParse(input).success).toBe(false);
});

function png(): string {
  return Buffer.concat([Buffer.from("\x89PNG\r\n\x1a\n", "latin1"), randomBytes(2000)]).toString("base64");
}
