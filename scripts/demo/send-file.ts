import { readFile } from "node:fs/promises";
import { basename } from "node:path";
import { crc32 } from "node:zlib";
import { fingerprintOf, sampleRanges } from "#lib/domain/upload/fingerprint.ts";
import { partRange } from "#lib/domain/upload/part-plan.ts";
import { UPLOAD_LIMITS } from "#lib/domain/upload/upload-limits.ts";
import type { Visitor } from "./visitor.ts";

/** Uploads a file as the browser does: intent, signed parts straight to storage, complete. */
export async function sendFile(
  customer: Visitor,
  path: string,
): Promise<{ orderId: string; modelId: string; number: string }> {
  const bytes = await readFile(path);
  const samples = sampleRanges(bytes.length).map(({ start, end }) => crc32(bytes.subarray(start, end)));
  const begun = await customer.api.upload.begin.mutate({
    key: crypto.randomUUID(),
    fileName: basename(path),
    sizeBytes: bytes.length,
    fingerprint: fingerprintOf(bytes.length, samples),
    head: bytes.subarray(0, UPLOAD_LIMITS.headBytes).toString("base64"),
  });
  const plan = { sizeBytes: bytes.length, partSize: begun.partSize };
  const numbers = Array.from({ length: begun.partCount }, (_, index) => index + 1);
  for (const number of numbers)
    await sendPart(customer, begun.uploadId, { number, body: partOf(bytes, plan, number) });
  await customer.api.upload.complete.mutate({ uploadId: begun.uploadId });
  return { orderId: begun.orderId ?? "", modelId: begun.modelId, number: begun.number ?? "" };
}

function partOf(
  bytes: Buffer,
  plan: Parameters<typeof partRange>[0],
  number: number,
): Uint8Array<ArrayBuffer> {
  const { start, end } = partRange(plan, number);
  return new Uint8Array(bytes.subarray(start, end));
}

async function sendPart(
  customer: Visitor,
  uploadId: string,
  part: { number: number; body: Uint8Array<ArrayBuffer> },
): Promise<void> {
  const checksum = Buffer.alloc(4);
  checksum.writeUInt32BE(crc32(part.body));
  const asked = { number: part.number, crc32: checksum.toString("base64") };
  const signed = await customer.api.upload.signParts.mutate({ uploadId, parts: [asked] });
  if (signed.storage !== "ready" || !signed.parts[0]) throw new Error("storage does not answer");
  const { url, headers } = signed.parts[0];
  const answer = await fetch(url, { method: "PUT", headers, body: part.body });
  if (!answer.ok) throw new Error(`storage refused part ${part.number} (${answer.status})`);
}
