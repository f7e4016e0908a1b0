import { beginPictures, type Drawn } from "#server/commands/model/begin-pictures.ts";
import { recordPictures } from "#server/commands/model/record-pictures.ts";
import { releasePictures } from "#server/commands/model/release-pictures.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { listUndrawn } from "#server/queries/model/list-undrawn.ts";
import { findCopy } from "#server/storage/find-copy.ts";
import { pictureKey } from "#server/storage/object-key.ts";
import { storagePlaces } from "#server/storage/places.ts";
import { putObject } from "#server/storage/put-object.ts";
import { signInnerDownload } from "#server/storage/sign-download.ts";
import type { AnalysisPool } from "./analysis-pool.ts";

const READ_SECONDS = 60;

/**
 * Draws the pictures of a measured content in a thread and stores them in `bucket`, once; `preview` is its display
 * copy, which is handed to the thread. What fails is logged and left to `drawMissingPictures`: a piece without a
 * picture is made all the same.
 */
export async function drawPictures(
  ctx: Ctx,
  pool: AnalysisPool,
  of: Drawn & { bucket: string },
  preview: ArrayBuffer,
): Promise<"drawn" | "failed" | "nothing_to_do"> {
  try {
    if (!(await beginPictures(ctx, of))) return "nothing_to_do";
    const pictures = await pool.draw(preview);
    if (pictures.length === 0) throw new Error("the display copy holds nothing to draw");
    const cacheControl = "private, max-age=31536000, immutable";
    await Promise.all(
      pictures.map(({ name, webp }) =>
        putObject({ bucket: of.bucket, key: pictureKey(of, name), body: webp, cacheControl }),
      ),
    );
    await recordPictures(ctx, of);
    return "drawn";
  } catch (error) {
    if (error instanceof Refusal) await releasePictures(ctx, of);
    ctx.log.error({ err: error, contentHash: of.contentHash }, "pictures were not drawn");
    return "failed";
  }
}

/** Draws what was measured and has no pictures: measured before there were any, or its worker ended in between. */
export async function drawMissingPictures(ctx: Ctx, pool: AnalysisPool): Promise<number> {
  let drawn = 0;
  for (const { previewKey: key, ...of } of await listUndrawn(ctx)) {
    const bucket = await findCopy({ bucket: storagePlaces()[0].bucket, key });
    const preview =
      bucket && (await bytesOf(await signInnerDownload({ bucket, key, validSeconds: READ_SECONDS })));
    // without its display copy a content is asked about a few times, and then no more
    if (!preview) await beginPictures(ctx, of);
    else if ((await drawPictures(ctx, pool, { ...of, bucket }, preview)) === "drawn") drawn++;
  }
  return drawn;
}

async function bytesOf(url: string): Promise<ArrayBuffer> {
  const answer = await fetch(url, { signal: AbortSignal.timeout(READ_SECONDS * 1000) });
  if (!answer.ok) throw new Error(`storage answered ${answer.status}`);
  return answer.arrayBuffer();
}
