import { and, desc, eq, gt, inArray } from "drizzle-orm";
import { orders, uploads } from "#db/schema/index.ts";
import type { Ctx } from "#server/context.ts";

export type UnfinishedUpload = {
  uploadId: string;
  modelId: string;
  orderId: string | null;
  fileName: string;
  sizeBytes: number;
  fingerprint: string;
  partSize: number;
  partCount: number;
  createdAt: Date;
};

/** Uploads that the caller began and nobody finished, newest first: another device can go on with them. */
export async function listUnfinishedUploads(ctx: Ctx): Promise<UnfinishedUpload[]> {
  const { actor } = ctx;
  if (actor.kind !== "customer") return [];
  return ctx.db
    .select({
      uploadId: uploads.id,
      modelId: uploads.modelId,
      orderId: orders.id,
      fileName: uploads.fileName,
      sizeBytes: uploads.sizeBytes,
      fingerprint: uploads.fingerprint,
      partSize: uploads.partSize,
      partCount: uploads.partCount,
      createdAt: uploads.createdAt,
    })
    .from(uploads)
    .leftJoin(orders, and(eq(orders.customerId, uploads.customerId), eq(orders.modelId, uploads.modelId)))
    .where(
      and(
        inArray(uploads.customerId, [...actor.customerIds]),
        eq(uploads.state, "open"),
        gt(uploads.expiresAt, ctx.now()),
      ),
    )
    .orderBy(desc(uploads.id))
    .limit(10);
}
