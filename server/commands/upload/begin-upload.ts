import { sql } from "drizzle-orm";
import { models, uploads } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { BeginUploadInput, BegunUpload } from "#lib/contracts/upload.ts";
import { titleOfFile } from "#lib/domain/upload/file-name.ts";
import { partPlan } from "#lib/domain/upload/part-plan.ts";
import { UPLOAD_AGES } from "#lib/domain/upload/upload-limits.ts";
import { detectFormat } from "#lib/geometry/detect-format.ts";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import { within } from "#lib/within.ts";
import { requireCustomer } from "#server/authorise.ts";
import { insertDraftOrder } from "#server/commands/order/insert-draft-order.ts";
import { once } from "#server/commands/shared/once.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { modelKey } from "#server/storage/object-key.ts";
import { storagePlaces } from "#server/storage/places.ts";
import { checkQuota } from "./check-quota.ts";
import { ensureMultipart } from "./ensure-multipart.ts";
import { STORAGE_PATIENCE_MS } from "./storage-patience.ts";

type Intent = Omit<BegunUpload, "storage">;

/**
 * Opens the intent to store one file: model, upload and draft order in one transaction, before any byte goes.
 * Refuses by content, size and quota. When storage does not answer the intent stands and `storage` is
 * "waiting": signing parts asks again. The same key gives the same intent.
 */
export async function beginUpload(ctx: Ctx, input: BeginUploadInput): Promise<BegunUpload> {
  const actor = requireCustomer(ctx);
  const [customerId] = actor.customerIds;
  const format = formatOf(input);
  const call = { customerId, actorId: actor.id, key: input.key, command: "beginUpload", input };
  const intent = await ctx.db.transaction((tx) =>
    once(tx, call, () => insertIntent(tx, ctx, { customerId, format, createdBy: actor.id }, input)),
  );
  const opened = within(STORAGE_PATIENCE_MS, ensureMultipart(ctx, { customerId, id: intent.uploadId }));
  const storage = (await opened.catch(() => null)) ? "ready" : "waiting";
  if (storage === "waiting") ctx.log.warn({ uploadId: intent.uploadId }, "upload waits for storage");
  return { ...intent, storage };
}

function formatOf(input: BeginUploadInput): string {
  const head = Buffer.from(input.head, "base64");
  const detected = detectFormat(head, input.fileName, input.sizeBytes);
  if (detected instanceof GeometryRefusal) {
    throw new Refusal("UNPROCESSABLE", detected.code, { ...detected.params, fileName: input.fileName });
  }
  return detected.format;
}

async function insertIntent(
  tx: Transaction,
  ctx: Ctx,
  owner: { customerId: string; format: string; createdBy: string },
  input: BeginUploadInput,
): Promise<Intent> {
  const { customerId, format, createdBy } = owner;
  const at = ctx.now();
  await checkQuota(tx, customerId, { sizeBytes: input.sizeBytes, at });
  const [ids] = await tx.execute<{ model: string; upload: string }>(
    sql`select uuidv7() as model, uuidv7() as upload`,
  );
  if (!ids) throw new Error("no ids");
  const { bucket } = storagePlaces()[0];
  const { fileName, sizeBytes, fingerprint } = input;
  const place = {
    customerId,
    fileName,
    sizeBytes,
    bucket,
    storageKey: modelKey(ids.model, at),
    createdAt: at,
  };
  const plan = partPlan(sizeBytes);
  await tx.insert(models).values({ ...place, id: ids.model, format, createdBy });
  await tx.insert(uploads).values({
    ...place,
    ...plan,
    id: ids.upload,
    modelId: ids.model,
    fingerprint,
    expiresAt: new Date(at.getTime() + UPLOAD_AGES.openMs),
    updatedAt: at,
  });
  const draft = input.orderless
    ? null
    : await insertDraftOrder(tx, ctx, { customerId, modelId: ids.model, title: titleOfFile(fileName) });
  const order = { orderId: draft?.orderId ?? null, number: draft?.number ?? null };
  return { uploadId: ids.upload, modelId: ids.model, ...order, fileName, ...plan };
}
