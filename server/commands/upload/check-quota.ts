import { and, count, eq, gt, inArray, sql } from "drizzle-orm";
import { customers, uploads } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { UPLOAD_QUOTA } from "#lib/domain/upload/upload-limits.ts";
import { notFound, Refusal } from "#server/errors.ts";

const DAY_MS = 86_400_000;

/**
 * Refuses with TOO_MANY_REQUESTS and the broken limit when one more file would exceed the customer's quota.
 * Holds the customer's row, so that parallel calls are counted one after another.
 */
export async function checkQuota(
  tx: Transaction,
  customerId: string,
  file: { sizeBytes: number; at: Date },
): Promise<void> {
  const [owner] = await tx
    .select({ id: customers.id })
    .from(customers)
    .where(eq(customers.id, customerId))
    .for("no key update");
  if (!owner) throw notFound("customer");
  const [open] = await tx
    .select({ files: count() })
    .from(uploads)
    .where(and(eq(uploads.customerId, customerId), inArray(uploads.state, ["open", "completing"])));
  if ((open?.files ?? 0) >= UPLOAD_QUOTA.openUploads)
    throw broken("QUOTA_OPEN_UPLOADS", UPLOAD_QUOTA.openUploads);
  const [day] = await tx
    .select({ files: count(), bytes: sql<string>`coalesce(sum(${uploads.sizeBytes}), 0)` })
    .from(uploads)
    .where(
      and(eq(uploads.customerId, customerId), gt(uploads.createdAt, new Date(file.at.getTime() - DAY_MS))),
    );
  if ((day?.files ?? 0) >= UPLOAD_QUOTA.filesPerDay) throw broken("QUOTA_FILES", UPLOAD_QUOTA.filesPerDay);
  if (Number(day?.bytes ?? 0) + file.sizeBytes > UPLOAD_QUOTA.bytesPerDay) {
    throw broken("QUOTA_BYTES", UPLOAD_QUOTA.bytesPerDay);
  }
}

const broken = (code: string, limit: number) => new Refusal("TOO_MANY_REQUESTS", code, { limit });
