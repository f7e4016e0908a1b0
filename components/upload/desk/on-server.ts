import { hasSessionHint } from "../../shell/known-person.ts";
import { unfinishedOnServer } from "./browser-api.ts";
import type { LedgerEntry } from "./ledger.ts";

/**
 * Unfinished uploads of this account as the server knows them: another device, or a browser that forgot, goes on
 * with them. Nothing when nobody is signed in or the server does not answer.
 */
export async function entriesOnServer(): Promise<LedgerEntry[]> {
  if (!hasSessionHint()) return [];
  const unfinished = await unfinishedOnServer().catch(() => []);
  return unfinished.map((upload) => {
    const { uploadId, modelId, orderId, fileName, sizeBytes, fingerprint, partSize, partCount, createdAt } =
      upload;
    const begun = { uploadId, modelId, orderId, number: null, fileName, partSize, partCount };
    return {
      id: uploadId,
      begun: { ...begun, storage: "ready" as const },
      fileName,
      sizeBytes,
      fingerprint,
      sentBytes: 0,
      at: new Date(createdAt).getTime(),
    };
  });
}
