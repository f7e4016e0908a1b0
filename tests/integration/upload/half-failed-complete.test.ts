import { afterAll, expect, it } from "vitest";
import { httpGate } from "#tests/support/http-gate.ts";

// The gate must stand in the environment before anything reads it.
const gate = await httpGate(process.env.S3_ENDPOINT ?? "");
Object.assign(process.env, { S3_ENDPOINT: gate.url });
const { begin, newCustomer, rowsOf, sendAll, stlOf, systemContext } = await import("./upload-world.ts");
const { completeUpload } = await import("#server/commands/upload/complete-upload.ts");
const { sweepUploads } = await import("#server/commands/upload/sweep-uploads.ts");
afterAll(() => gate.close());

const file = stlOf(110_000);
const FAILED = `<?xml version="1.0"?><Error><Code>InternalError</Code><Message>We failed.</Message></Error>`;

it("takes a 200 with an error in its body for the failure it is (fault 5)", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file);
  let asked = 0;
  gate.answer(({ method, url = "" }) => {
    if (method !== "POST" || !url.includes("uploadId=")) return null;
    asked += 1;
    return { status: 200, body: FAILED };
  });
  const answer = await completeUpload(ctx, upload).catch((error) => error.code);
  expect(["STORAGE_DOWN", "completing"]).toContain(answer.state ?? answer);
  await expect.poll(() => asked, { timeout: 10_000 }).toBeGreaterThan(1);
  expect(await rowsOf(upload)).toMatchObject({
    upload: { state: "completing" },
    model: { state: "pending" },
  });
  gate.answer(() => null);
  await sweepUploads(systemContext(new Date(Date.now() + 2 * 60_000)));
  expect(await rowsOf(upload)).toMatchObject({ upload: { state: "stored" }, model: { state: "stored" } });
});

it("does not believe a store that says yes and has nothing", async () => {
  const { ctx } = await newCustomer();
  const upload = await begin(ctx, file);
  await sendAll(ctx, upload, file);
  const lie = `<CompleteMultipartUploadResult><ETag>"x"</ETag></CompleteMultipartUploadResult>`;
  gate.answer(({ method, url = "" }) =>
    method === "POST" && url.includes("uploadId=") ? { status: 200, body: lie } : null,
  );
  await expect(completeUpload(ctx, upload)).rejects.toMatchObject({ code: "STORAGE_DOWN" });
  expect(await rowsOf(upload)).toMatchObject({
    upload: { state: "completing" },
    model: { state: "pending" },
  });
  gate.answer(() => null);
  expect((await completeUpload(ctx, upload)).state).toBe("stored");
});
