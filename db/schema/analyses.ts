import { boolean, index, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core";
import { createdAt } from "./columns.ts";

/** Result of one analysis by content: the same bytes are measured once, whoever sent them. */
export const analyses = pgTable(
  "analyses",
  {
    contentHash: text("content_hash").notNull(),
    analyzerVersion: text("analyzer_version").notNull(),
    /** AnalysisReport of lib/contracts/analysis.ts. */
    report: jsonb("report").notNull(),
    /** Object with the display copy of the mesh. */
    previewKey: text("preview_key"),
    tookMs: integer("took_ms").notNull(),
    /** False while the walls are still measured: enough for a price, not for a certificate. */
    isFinal: boolean("is_final").notNull().default(true),
    /** Version of the pictures in storage (lib/domain/piece-pictures.ts); null while there are none. */
    picturesVersion: text("pictures_version"),
    /** Since pictures were last stored; counted before the drawing, so that a content which ends its worker is known for it. */
    pictureAttempts: integer("picture_attempts").notNull().default(0),
    createdAt: createdAt(),
  },
  (t) => [
    primaryKey({ columns: [t.contentHash, t.analyzerVersion] }),
    index("analyses_by_pictures").on(t.picturesVersion, t.createdAt),
  ],
);
