import { execFileSync } from "node:child_process";
import { randomBytes } from "node:crypto";
import { chownSync, mkdirSync, rmSync, statfsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openHome } from "#infra/local/home.ts";
import { installPrograms } from "#infra/local/install-programs.mjs";
import { choosePorts } from "#infra/local/ports.ts";
import { ensureBucket, s3Client } from "#infra/local/s3.ts";
import { seaweedPart } from "#infra/local/seaweed.ts";
import type { BegunUpload } from "#lib/contracts/upload.ts";
import { Killable } from "../engine/durability/processes.ts";

// A disk of its own is a mount, and a mount needs root on Linux.
const canMount = process.platform === "linux" && process.getuid?.() === 0;
const DISK_MB = 64;
const home = openHome(`test/disk-${process.pid}-${randomBytes(3).toString("hex")}`);
const disk = join(home.data, "seaweed");
const filler = join(disk, "filler");
const ports = await choosePorts(home, () => {});
const keys = { accessKeyId: "test", secretAccessKey: "test-secret-of-the-full-disk" };
const endpoint = `http://127.0.0.1:${ports.s3}`;
Object.assign(process.env, {
  S3_ENDPOINT: endpoint,
  S3_ACCESS_KEY_ID: keys.accessKeyId,
  S3_SECRET_ACCESS_KEY: keys.secretAccessKey,
  // Nothing answers at the second place: this store is all there is.
  S3_REPLICA_ENDPOINT: "http://127.0.0.1:9",
});
const { begin, newCustomer, rowsOf, sendAll, stlOf, systemContext } = await import(
  "../upload/upload-world.ts"
);
const { completeUpload } = await import("#server/commands/upload/complete-upload.ts");
const { sweepUploads } = await import("#server/commands/upload/sweep-uploads.ts");
const { signInnerDownload } = await import("#server/storage/sign-download.ts");
const { sha256 } = await import("#tests/factories/sha256.ts");

let store: Killable | undefined;

const freeBytes = () => {
  const { bavail, bsize } = statfsSync(disk);
  return bavail * bsize;
};
/** Somebody else's file takes what is left of the disk, but for `leave` bytes. */
const fill = (leave: number) => writeFileSync(filler, Buffer.alloc(Math.max(0, freeBytes() - leave), 1));
const free = () => rmSync(filler, { force: true });

describe.skipIf(!canMount)("a store whose disk is full", () => {
  beforeAll(async () => {
    mkdirSync(disk, { recursive: true });
    execFileSync("mount", ["-t", "tmpfs", "-o", `size=${DISK_MB}m`, "tmpfs", disk]);
    if (home.user) chownSync(disk, home.user.uid, home.user.gid);
    const found = await installPrograms({ root: home.root, env: {}, say: () => {} });
    const part = seaweedPart({ home, file: found.seaweed.file, ports, ...keys, volatile: true });
    await part.prepare?.();
    store = new Killable("seaweed", part, part.ready);
    await store.start();
    await ensureBucket(s3Client({ endpoint, ...keys }), "facet-models", ["http://127.0.0.1:3000"]);
  });
  afterAll(async () => {
    await store?.kill();
    execFileSync("umount", [disk]);
    rmSync(join(home.data, ".."), { recursive: true, force: true });
    rmSync(home.folder, { recursive: true, force: true });
  });

  const file = stlOf(110_000);
  const soon = () => systemContext(new Date(Date.now() + 6 * 60_000));
  const statesOf = async (upload: BegunUpload | undefined) => {
    if (!upload) throw new Error("no upload");
    const rows = await rowsOf(upload);
    return [rows.upload?.state, rows.model?.state];
  };
  /** The hash of what the store hands out for a model. */
  const stored = async (upload: BegunUpload) => {
    const { model } = await rowsOf(upload);
    const place = { bucket: model?.bucket ?? "", key: model?.storageKey ?? "", validSeconds: 60 };
    const answer = await fetch(await signInnerDownload(place));
    return sha256(Buffer.from(await answer.arrayBuffer()));
  };

  it("refuses parts, calls nothing stored, and takes the rest when there is space again", async () => {
    const { ctx } = await newCustomer();
    const upload = await begin(ctx, file);
    fill(1_000_000);
    await expect(sendAll(ctx, upload, file)).rejects.toThrow(/part \d+: 5/);
    await expect(completeUpload(ctx, upload)).rejects.toMatchObject({ code: "PARTS_MISSING" });
    await sweepUploads(soon());
    expect(await statesOf(upload)).toEqual(["open", "pending"]);
    free();
    const again = () => sendAll(ctx, upload, file).then(() => "sent", String);
    await expect.poll(again, { timeout: 40_000 }).toBe("sent");
    expect((await completeUpload(ctx, upload)).state).toBe("stored");
    expect(await stored(upload)).toEqual(sha256(file));
  });

  it("says of what it puts together on a full disk only what is true after its end", async () => {
    const { ctx } = await newCustomer();
    const uploads = [await begin(ctx, file), await begin(ctx, file), await begin(ctx, file)];
    for (const upload of uploads) await sendAll(ctx, upload, file);
    fill(0);
    const answers = await Promise.allSettled(uploads.map((upload) => completeUpload(ctx, upload)));
    for (const [i, { status }] of answers.entries())
      if (status === "rejected") expect(await statesOf(uploads[i])).not.toContain("stored");
    await store?.kill();
    free();
    await store?.start();
    for (const upload of uploads) {
      await expect
        .poll(() => sweepUploads(soon()).then(() => statesOf(upload)), { timeout: 20_000 })
        .toEqual(["stored", "stored"]);
      expect(await stored(upload)).toEqual(sha256(file));
    }
  });
});
