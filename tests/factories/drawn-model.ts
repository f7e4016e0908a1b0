import { randomBytes } from "node:crypto";
import { eq } from "drizzle-orm";
import { analyses, models } from "#db/schema/index.ts";
import type { Picture } from "#jobs/worker/picture-task.ts";
import draw from "#jobs/worker/picture-thread.ts";
import { PICTURES_VERSION } from "#lib/domain/piece-pictures.ts";
import { encodePreview, makePreview } from "#lib/geometry/preview.ts";
import { readModel } from "#lib/geometry/read-model.ts";
import { database } from "#server/database.ts";
import { pictureKey } from "#server/storage/object-key.ts";
import { storagePlaces } from "#server/storage/places.ts";
import { putObject } from "#server/storage/put-object.ts";
import { stlBinary } from "./model-files.ts";
import { ringReport } from "./ring-report.ts";
import { box } from "./solids.ts";

let pictures: Promise<Picture[]> | undefined;

/** A display copy of a box of 2 x 3 x 4, as the worker stores it. */
export function boxPreview(): ArrayBuffer {
  const { mesh } = readModel(stlBinary(box(2, 3, 4)), { fileName: "box.stl" }).model;
  return encodePreview(makePreview(mesh, 100));
}

/** Gives a model an analysis and stored pictures (of a box), as the worker would leave them. */
export async function drawnModel(modelId: string): Promise<void> {
  pictures ??= draw({ preview: boxPreview() });
  const known = { contentHash: randomBytes(32).toString("hex"), analyzerVersion: "test" };
  const { bucket } = storagePlaces()[0];
  await Promise.all(
    (await pictures).map(({ name, webp }) => putObject({ bucket, key: pictureKey(known, name), body: webp })),
  );
  await database()
    .insert(analyses)
    .values({ ...known, report: ringReport(), picturesVersion: PICTURES_VERSION, tookMs: 1 });
  await database()
    .update(models)
    .set({ ...known, bucket, analysisState: "done" })
    .where(eq(models.id, modelId));
}
