import { and, eq, inArray } from "drizzle-orm";
import { uploads } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import { requireCustomer } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";

export type UploadRow = typeof uploads.$inferSelect;

/** The caller's own upload; anything else is NOT_FOUND. Reads without a lock: writes compare and set. */
export async function loadOwnUpload(db: Reader, ctx: Ctx, uploadId: string): Promise<UploadRow> {
  const { customerIds } = requireCustomer(ctx);
  const [row] = await db
    .select()
    .from(uploads)
    .where(and(inArray(uploads.customerId, [...customerIds]), eq(uploads.id, uploadId)));
  if (!row) throw notFound("upload");
  return row;
}

/** The row's own key, for updates. */
export const thisUpload = (upload: Pick<UploadRow, "customerId" | "id">) =>
  and(eq(uploads.customerId, upload.customerId), eq(uploads.id, upload.id));
