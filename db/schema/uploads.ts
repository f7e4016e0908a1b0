import { sql } from "drizzle-orm";
import { bigint, check, index, integer, jsonb, pgTable, primaryKey, text, uuid } from "drizzle-orm/pg-core";
import { at, createdAt, customerId, id } from "./columns.ts";

/** Intent to store one file; the row exists before the first URL is signed, so no byte is without an owner. */
export const uploads = pgTable(
  "uploads",
  {
    customerId: customerId(),
    id: id(),
    modelId: uuid("model_id").notNull(),
    fileName: text("file_name").notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    /** Tells the same file again when it is picked anew: size, time and samples of the content, hashed. */
    fingerprint: text("fingerprint").notNull(),
    partSize: integer("part_size").notNull(),
    partCount: integer("part_count").notNull(),
    bucket: text("bucket").notNull(),
    storageKey: text("storage_key").notNull(),
    storageUploadId: text("storage_upload_id"),
    /** CRC32 (base64) of each part, as signed into its URL and enforced by storage. */
    partChecksums: jsonb("part_checksums").$type<Record<number, string>>().notNull().default({}),
    state: text("state").notNull().default("open"),
    errorCode: text("error_code"),
    etag: text("etag"),
    expiresAt: at("expires_at").notNull(),
    completedAt: at("completed_at"),
    createdAt: createdAt(),
    updatedAt: at("updated_at").notNull().defaultNow(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    check(
      "uploads_state",
      sql`${t.state} in ('open', 'completing', 'stored', 'cancelled', 'failed', 'expired')`,
    ),
    check("uploads_size", sql`${t.sizeBytes} > 0 and ${t.partCount} > 0 and ${t.partSize} > 0`),
    index("uploads_unfinished").on(t.expiresAt).where(sql`${t.state} in ('open', 'completing')`),
  ],
);
