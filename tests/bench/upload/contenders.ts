import { randomUUID } from "node:crypto";
import { request } from "node:http";
import { crc32 } from "node:zlib";
import { fingerprint } from "#components/upload/engine/file-probe.ts";
import { UploadEngine } from "#components/upload/engine/upload-engine.ts";
import type { EngineParts, SendPart } from "#components/upload/engine/upload-types.ts";
import { BeginUploadInput } from "#lib/contracts/upload.ts";
import { partPlan, partRange } from "#lib/domain/upload/part-plan.ts";
import { beginUpload } from "#server/commands/upload/begin-upload.ts";
import { completeUpload } from "#server/commands/upload/complete-upload.ts";
import { listStoredParts } from "#server/commands/upload/list-stored-parts.ts";
import { signParts } from "#server/commands/upload/sign-parts.ts";
import { base64OfCrc32 } from "#server/storage/checksum.ts";
import { completeMultipart } from "#server/storage/complete-multipart.ts";
import { createMultipart } from "#server/storage/create-multipart.ts";
import { listParts } from "#server/storage/list-parts.ts";
import { storagePlaces } from "#server/storage/places.ts";
import { signPart } from "#server/storage/sign-part.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { customerOf } from "#tests/factories/people.ts";

export type Measured = { ms: number; sentBytes: number };

const LANES = 6;

/** The yardstick: the same parts, addresses signed and checksums known beforehand, six at once, no retry. */
export async function uploadPlainly(file: Buffer): Promise<Measured> {
  const { bucket } = storagePlaces()[0];
  const key = `bench/${randomUUID()}`;
  const storageUploadId = await createMultipart({ bucket, key });
  const { partSize, partCount } = partPlan(file.length);
  const blob = new Blob([new Uint8Array(file)]);
  const parts = await Promise.all(
    Array.from({ length: partCount }, async (_, i) => {
      const { start, end } = partRange({ sizeBytes: file.length, partSize }, i + 1);
      const checksum = base64OfCrc32(crc32(file.subarray(start, end)));
      const part = { bucket, key, storageUploadId, number: i + 1, size: end - start, crc32: checksum };
      return { ...(await signPart(part, 600)), body: blob.slice(start, end) };
    }),
  );
  const started = performance.now();
  const lane = async () => {
    for (let part = parts.shift(); part; part = parts.shift()) {
      const answer = await fetch(part.url, { method: "PUT", headers: part.headers, body: part.body });
      await answer.arrayBuffer();
      if (!answer.ok) throw new Error(`storage answered ${answer.status}`);
    }
  };
  await Promise.all(Array.from({ length: LANES }, lane));
  const held = (await listParts({ bucket, key, storageUploadId })) ?? [];
  await completeMultipart({ bucket, key, storageUploadId }, held);
  return { ms: performance.now() - started, sentBytes: file.length };
}

/** The engine with the server's own commands: from the picked file to `stored` in the database. */
export async function uploadThroughEngine(file: Buffer, faults: { cutEveryNth: number }): Promise<Measured> {
  const ctx = ctxOf(await customerOf());
  const blob = new Blob([new Uint8Array(file)]);
  const wire = countingWire(faults.cutEveryNth);
  const parts: EngineParts = {
    api: {
      begin: (input) => beginUpload(ctx, input),
      signParts: (input) => signParts(ctx, input),
      storedParts: (input) => listStoredParts(ctx, input),
      complete: (input) => completeUpload(ctx, input),
      cancel: () => Promise.reject(new Error("nobody cancels a benchmark")),
    },
    send: wire.send,
    connection: { isOnline: () => true, onChange: () => () => {} },
    now: () => performance.now(),
    random: Math.random,
    backoff: { baseMs: 500, capMs: 20_000 },
  };
  const started = performance.now();
  const input = BeginUploadInput.parse({
    key: randomUUID(),
    fileName: "bench.stl",
    sizeBytes: file.length,
    fingerprint: await fingerprint(blob),
    head: file.subarray(0, 4096).toString("base64"),
  });
  const begun = await parts.api.begin(input);
  const end = await new UploadEngine({ begun, file: blob, resumed: false }, parts, () => {}).run();
  if (end !== "stored") throw new Error(`the upload ended ${end}`);
  return { ms: performance.now() - started, sentBytes: wire.sentBytes() };
}

/** Sends with fetch and counts; every nth part gets its connection cut after 60 % of its bytes. */
function countingWire(cutEveryNth: number): { send: SendPart; sentBytes: () => number } {
  let sent = 0;
  let count = 0;
  const send: SendPart = async ({ url, headers, body, signal }) => {
    count += 1;
    if (cutEveryNth > 0 && count % cutEveryNth === 0) {
      sent += await sendAndCut(url, headers, body);
      throw new Error("the connection was cut");
    }
    sent += body.size;
    const answer = await fetch(url, { method: "PUT", headers, body, signal });
    await answer.arrayBuffer();
    return answer.status;
  };
  return { send, sentBytes: () => sent };
}

/** Sends 60 % of a part and breaks the connection. Returns the bytes that left. */
async function sendAndCut(url: string, headers: Record<string, string>, body: Blob): Promise<number> {
  const piece = new Uint8Array(await body.slice(0, Math.floor(body.size * 0.6)).arrayBuffer());
  const call = request(url, { method: "PUT", headers: { ...headers, "content-length": body.size } });
  call.on("error", () => {});
  await new Promise<void>((resolve) => call.write(piece, () => resolve()));
  call.destroy();
  return piece.byteLength;
}
