import { sql } from "drizzle-orm";
import {
  bigint,
  check,
  doublePrecision,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from "drizzle-orm/pg-core";
import { at, createdAt, customerId, id } from "./columns.ts";

/** A customer's 3D model. `stored` is set only after storage agreed on size and checksum (invariant L3). */
export const models = pgTable(
  "models",
  {
    customerId: customerId(),
    id: id(),
    fileName: text("file_name").notNull(),
    format: text("format").notNull(),
    sizeBytes: bigint("size_bytes", { mode: "number" }).notNull(),
    bucket: text("bucket").notNull(),
    storageKey: text("storage_key").notNull(),
    state: text("state").notNull().default("pending"),
    /** SHA-256 (hex) of the content, known once a worker has read it. */
    contentHash: text("content_hash"),
    analysisState: text("analysis_state").notNull().default("none"),
    analysisStage: text("analysis_stage"),
    analysisShare: doublePrecision("analysis_share"),
    analysisStartedAt: at("analysis_started_at"),
    /** Counted before the work, so that a file which kills its worker is known for it. */
    analysisAttempts: integer("analysis_attempts").notNull().default(0),
    analyzerVersion: text("analyzer_version"),
    /** Why the file cannot be used: a code, where, and parameters for the words. */
    refusal: jsonb("refusal").$type<{
      code: string;
      at?: string;
      params?: Record<string, string | number>;
    }>(),
    unit: text("unit"),
    unitConfirmedAt: at("unit_confirmed_at"),
    storedAt: at("stored_at"),
    createdBy: uuid("created_by"),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.customerId, t.id] }),
    check("models_state", sql`${t.state} in ('pending', 'stored', 'lost')`),
    check(
      "models_analysis_state",
      sql`${t.analysisState} in ('none', 'queued', 'running', 'done', 'refused', 'failed')`,
    ),
    check("models_size", sql`${t.sizeBytes} > 0`),
    index("models_unanalysed")
      .on(t.storedAt)
      .where(sql`${t.state} = 'stored' and ${t.analysisState} in ('none', 'queued', 'running')`),
  ],
);
