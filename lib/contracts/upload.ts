import { z } from "zod";
import { displayFileName } from "#lib/domain/upload/file-name.ts";
import { UPLOAD_LIMITS } from "#lib/domain/upload/upload-limits.ts";
import { IdempotencyKey, UNITS, Uuid } from "./order.ts";

/** CRC-32 of a part, four bytes big-endian, in base64: the form storage checks. */
const PartChecksum = z.string().regex(/^[A-Za-z0-9+/]{5}[AQgw]==$/);

export const BeginUploadInput = z.object({
  key: IdempotencyKey,
  fileName: z
    .string()
    .min(1)
    .max(4 * UPLOAD_LIMITS.fileNameLength)
    .transform(displayFileName)
    .pipe(z.string().min(1)),
  sizeBytes: z.int().min(0),
  /** Of lib/domain/upload/fingerprint.ts. */
  fingerprint: z.string().regex(/^[0-9a-z-]{3,120}$/),
  /** First bytes of the file, base64: the type is told by content. */
  head: z.base64().max(Math.ceil(UPLOAD_LIMITS.headBytes / 3) * 4),
  /** A model without a draft order around it. */
  orderless: z.boolean().default(false),
});
export type BeginUploadInput = z.output<typeof BeginUploadInput>;

export const UploadRef = z.object({ uploadId: Uuid });
export type UploadRef = z.output<typeof UploadRef>;

export const SignPartsInput = z.object({
  uploadId: Uuid,
  parts: z
    .array(z.object({ number: z.int().min(1).max(10_000), crc32: PartChecksum }))
    .min(1)
    .max(UPLOAD_LIMITS.partsPerCall),
});
export type SignPartsInput = z.output<typeof SignPartsInput>;

export const ModelRef = z.object({ modelId: Uuid });
export type ModelRef = z.output<typeof ModelRef>;

export const ConfirmUnitInput = z.object({ modelId: Uuid, unit: z.enum(UNITS) });
export type ConfirmUnitInput = z.output<typeof ConfirmUnitInput>;

/** Which of the two models of a repair a draft is made from. */
export const ChooseModelInput = z.object({ orderId: Uuid, use: z.enum(["original", "repaired"]) });
export type ChooseModelInput = z.output<typeof ChooseModelInput>;

/** A member of staff opens a customer's model: why, and as what. */
export const OpenModelInput = z.object({
  customerId: Uuid,
  orderId: Uuid,
  purpose: z.enum(["review", "make", "support"]),
  /** view: the display copy. file: the original. */
  kind: z.enum(["view", "file"]),
  /** The one the order is made from, or the other one of its repair. */
  which: z.enum(["chosen", "original", "repaired"]).optional(),
});
export type OpenModelInput = z.output<typeof OpenModelInput>;

/** Whether storage has taken the intent yet; `waiting` is kept and goes on when storage answers. */
export type StorageReadiness = "ready" | "waiting";

export type BegunUpload = {
  uploadId: string;
  modelId: string;
  orderId: string | null;
  number: string | null;
  fileName: string;
  partSize: number;
  partCount: number;
  storage: StorageReadiness;
};

export type SignedPart = { number: number; url: string; headers: Record<string, string> };
export type SignedParts =
  | { storage: "ready"; parts: SignedPart[]; validSeconds: number }
  | { storage: "waiting" };

/** A part that storage holds; `crc32` is what was signed for it, null when the record is missing. */
export type StoredPart = { number: number; size: number; crc32: string | null };
export type StoredParts = { state: UploadState; storage: StorageReadiness; parts: StoredPart[] };

export type UploadState = "open" | "completing" | "stored" | "cancelled" | "failed" | "expired";
export type UploadAnswer = { uploadId: string; modelId: string; state: UploadState };

/**
 * Steps of an analysis that pages name. From `walls` on the price is known and the certificate is not; the last
 * three are ends.
 */
export type AnalysisStage =
  | "reading"
  | "welding"
  | "topology"
  | "measuring"
  | "walls"
  | "done"
  | "refused"
  | "failed";

/** Told over NOTIFY `facet_progress` while a model is measured; `share` (0..1) is of the whole. */
export type AnalysisProgress = { customerId: string; modelId: string; stage: AnalysisStage; share: number };
