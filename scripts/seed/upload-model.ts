import { readFile } from "node:fs/promises";
import { crc32 } from "node:zlib";
import { and, eq } from "drizzle-orm";
import { models, outbox } from "#db/schema/index.ts";
import { analyseModel } from "#jobs/worker/analyse-model.ts";
import { analysisPool } from "#jobs/worker/analysis-pool.ts";
import { fingerprintOf } from "#lib/domain/upload/fingerprint.ts";
import { partRange } from "#lib/domain/upload/part-plan.ts";
import { beginUpload } from "#server/commands/upload/begin-upload.ts";
import { completeUpload } from "#server/commands/upload/complete-upload.ts";
import { signParts } from "#server/commands/upload/sign-parts.ts";
import type { CustomerActor } from "#server/context.ts";
import { database } from "#server/database.ts";
import { actingAt } from "./people.ts";

const HEAD_BYTES = 4096;

/** Uploads one demo model through the commands and real storage, and measures it as the worker does. */
export async function uploadModel(
  customer: CustomerActor,
  file: string,
  at: Date,
): Promise<{ orderId: string; customerId: string }> {
  const bytes = await readFile(new URL(`./models/${file}`, import.meta.url));
  const ctx = actingAt(customer, at);
  const begun = await beginUpload(ctx, {
    key: crypto.randomUUID(),
    fileName: file,
    sizeBytes: bytes.length,
    fingerprint: fingerprintOf(bytes.length, [crc32(bytes)]),
    head: bytes.subarray(0, HEAD_BYTES).toString("base64"),
    orderless: false,
  });
  const { uploadId, partSize, partCount } = begun;
  const parts = Array.from({ length: partCount }, (_, index) => {
    const { start, end } = partRange({ sizeBytes: bytes.length, partSize }, index + 1);
    return { number: index + 1, body: bytes.subarray(start, end) };
  });
  const checksums = parts.map(({ number, body }) => ({ number, crc32: checksumOf(body) }));
  const signed = await signParts(ctx, { uploadId, parts: checksums });
  if (signed.storage !== "ready") throw new Error("storage does not answer");
  for (const { number, url, headers } of signed.parts) {
    const body = parts[number - 1]?.body;
    const answer = await fetch(url, { method: "PUT", headers, body: new Uint8Array(body ?? []) });
    if (!answer.ok) throw new Error(`storage refused part ${number}: ${answer.status}`);
  }
  await completeUpload(ctx, { uploadId });
  const customerId = customer.customerIds[0];
  await measure(customerId, begun.modelId, at);
  return { orderId: begun.orderId ?? "", customerId };
}

async function measure(customerId: string, modelId: string, at: Date): Promise<void> {
  const asked = await database()
    .select()
    .from(outbox)
    .where(and(eq(outbox.customerId, customerId), eq(outbox.topic, "model/analysis.requested")));
  const row = asked.find(({ payload }) => payload.modelId === modelId);
  if (!row) throw new Error("nobody asked for the analysis");
  await analyseModel(actingAt({ kind: "system", id: "analysis" }, at), analysisPool(), {
    customerId,
    modelId,
    outboxId: row.id,
  });
  const [model] = await database()
    .select()
    .from(models)
    .where(and(eq(models.customerId, customerId), eq(models.id, modelId)));
  if (model?.analysisState !== "done") throw new Error(`the demo model ended as ${model?.analysisState}`);
}

function checksumOf(body: Uint8Array): string {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(crc32(body));
  return bytes.toString("base64");
}
