import { crc32 } from "node:zlib";
import { PutObjectCommand } from "@aws-sdk/client-s3";
import { eq } from "drizzle-orm";
import { models, outbox, uploads } from "#db/schema/index.ts";
import type { TopicPayload } from "#lib/contracts/events.ts";
import type { BegunUpload } from "#lib/contracts/upload.ts";
import { partRange } from "#lib/domain/upload/part-plan.ts";
import { beginUpload } from "#server/commands/upload/begin-upload.ts";
import { completeUpload } from "#server/commands/upload/complete-upload.ts";
import { signParts } from "#server/commands/upload/sign-parts.ts";
import type { Ctx } from "#server/context.ts";
import { database } from "#server/database.ts";
import { base64OfCrc32 } from "#server/storage/checksum.ts";
import { placeOf } from "#server/storage/places.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { customerOf } from "#tests/factories/people.ts";

export { systemCtx as systemContext } from "#tests/factories/ctx.ts";

/** A customer of their own, as signed in. */
export async function newCustomer(at?: Date): Promise<{ ctx: Ctx; customerId: string }> {
  const actor = await customerOf();
  return { ctx: ctxOf(actor, at ? { at } : {}), customerId: actor.customerIds[0] };
}

/** A binary STL of `triangles` facets on a spiral strip: valid, and of any size. */
export function stlOf(triangles: number, seed = 1): Buffer {
  const file = Buffer.alloc(84 + triangles * 50);
  file.write(`made for a test ${seed}`, 0, "latin1");
  file.writeUInt32LE(triangles, 80);
  for (let i = 0; i < triangles; i++) {
    const at = 84 + i * 50 + 12;
    const angle = (i / triangles) * Math.PI * 2;
    const [x, y] = [Math.cos(angle) * 9 * seed, Math.sin(angle) * 9 * seed];
    const corners = [x, y, i / 1000, x + 0.1, y, i / 1000, x, y + 0.1, 1 + i / 1000];
    for (const [k, value] of corners.entries()) file.writeFloatLE(value, at + k * 4);
  }
  return file;
}

/** A closed cube of `side` file units, binary STL, outward facing. */
export function cubeStl(side: number): Buffer {
  const corner = (i: number) => [i & 1 ? side : 0, i & 2 ? side : 0, i & 4 ? side : 0];
  const faces = [
    [0, 2, 3],
    [0, 3, 1],
    [4, 5, 7],
    [4, 7, 6],
    [0, 1, 5],
    [0, 5, 4],
    [2, 6, 7],
    [2, 7, 3],
    [0, 4, 6],
    [0, 6, 2],
    [1, 3, 7],
    [1, 7, 5],
  ];
  const file = Buffer.alloc(84 + faces.length * 50);
  file.writeUInt32LE(faces.length, 80);
  for (const [f, face] of faces.entries()) {
    for (const [k, value] of face.flatMap(corner).entries())
      file.writeFloatLE(value, 84 + f * 50 + 12 + k * 4);
  }
  return file;
}

/** A cube with a corner of one side in the middle of its neighbour's edge: closed to the eye, open to a program. */
export function brokenCube(side: number): Buffer {
  const cube = cubeStl(side);
  const broken = Buffer.concat([cube, Buffer.alloc(50)]);
  broken.writeUInt32LE(13, 80);
  const first = 84 + 12;
  const corner = (i: number) => [0, 4, 8].map((at) => cube.readFloatLE(first + 12 * i + at));
  const [a, b, c] = [corner(0), corner(1), corner(2)];
  const middle = a!.map((value, axis) => (value + b![axis]!) / 2);
  const write = (at: number, points: number[][]) => {
    for (const [k, value] of points.flat().entries()) broken.writeFloatLE(value, at + 12 + 4 * k);
  };
  write(84, [a!, middle, c!]);
  write(84 + 50 * 12, [middle, b!, c!]);
  return broken;
}

let counter = 0;
/** Begins an upload of `file` under a fresh key. */
export function begin(
  ctx: Ctx,
  file: Buffer,
  overrides: Partial<Parameters<typeof beginUpload>[1]> = {},
): Promise<BegunUpload> {
  return beginUpload(ctx, {
    key: `test-key-${++counter}`,
    fileName: "кольцо.stl",
    sizeBytes: file.length,
    fingerprint: `${file.length}-${crc32(file)}`,
    head: file.subarray(0, 4096).toString("base64"),
    orderless: false,
    ...overrides,
  });
}

/** One part of `file`, as the plan cuts it. */
export function partOf(upload: BegunUpload, file: Buffer, number: number): Buffer {
  const { start, end } = partRange({ sizeBytes: file.length, partSize: upload.partSize }, number);
  return file.subarray(start, end);
}

/** Signs and sends one part as a browser does; `body` may differ from what was signed. */
export async function sendPart(
  ctx: Ctx,
  upload: BegunUpload,
  file: Buffer,
  number: number,
  body?: Buffer,
): Promise<number> {
  const part = partOf(upload, file, number);
  const signed = await signParts(ctx, {
    uploadId: upload.uploadId,
    parts: [{ number, crc32: base64OfCrc32(crc32(part)) }],
  });
  if (signed.storage === "waiting") throw new Error("storage is not there");
  const [address] = signed.parts;
  const answer = await fetch(address?.url ?? "", {
    method: "PUT",
    headers: address?.headers ?? {},
    body: new Uint8Array(body ?? part),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** Sends every part but those in `without`. */
export async function sendAll(
  ctx: Ctx,
  upload: BegunUpload,
  file: Buffer,
  without: number[] = [],
): Promise<void> {
  for (let number = 1; number <= upload.partCount; number++) {
    if (without.includes(number)) continue;
    const status = await sendPart(ctx, upload, file, number);
    if (status !== 200) throw new Error(`part ${number}: ${status}`);
  }
}

/** A file taken the whole way to `stored`. `tamper`: its object is then changed behind everybody's back. */
export async function storedUpload(file: Buffer, options: { tamper?: boolean } = {}) {
  const { ctx, customerId } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file);
  await completeUpload(ctx, { uploadId: upload.uploadId });
  if (options.tamper) await overwrite(upload.modelId, file);
  return { ctx, customerId, upload };
}

async function overwrite(modelId: string, file: Buffer): Promise<void> {
  const [model] = await database().select().from(models).where(eq(models.id, modelId));
  const body = Buffer.from(file);
  body[100] = (body[100] ?? 0) ^ 1;
  const { client, bucket } = placeOf(model?.bucket ?? "");
  await client.send(new PutObjectCommand({ Bucket: bucket, Key: model?.storageKey, Body: body }));
}

/** The event that the relay would deliver for a model. */
export async function analysisRequested(
  customerId: string,
  modelId: string,
): Promise<TopicPayload<"model/analysis.requested">> {
  const rows = await database().select().from(outbox).where(eq(outbox.customerId, customerId));
  const row = rows.find(
    ({ topic, payload }) => topic === "model/analysis.requested" && payload.modelId === modelId,
  );
  return { customerId, modelId, outboxId: row?.id ?? "" };
}

/** What the database holds of an upload, and one of its promises. */
export async function rowsOf(upload: BegunUpload, topic?: string) {
  const [row] = await database().select().from(uploads).where(eq(uploads.id, upload.uploadId));
  const [model] = await database().select().from(models).where(eq(models.id, upload.modelId));
  const promises = await database()
    .select()
    .from(outbox)
    .where(eq(outbox.customerId, row?.customerId ?? ""));
  const promise = promises.find((p) => p.topic === topic && p.payload.modelId === upload.modelId);
  return { upload: row, model, promise };
}
