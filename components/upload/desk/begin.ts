import type { BeginUploadInput, BegunUpload } from "#lib/contracts/upload.ts";
import { Patience } from "../engine/patience.ts";
import { type EngineParts, RefusedUpload } from "../engine/upload-types.ts";

/**
 * Begins an upload, asking under the same key until there is an answer; null when `signal` gave it up. Tells when
 * it takes long. Rejects with RefusedUpload.
 */
export async function beginPatiently(
  input: BeginUploadInput,
  parts: EngineParts,
  options: { signal: AbortSignal; onTrouble: (phase: "offline" | "waiting") => void },
): Promise<BegunUpload | null> {
  const patience = new Patience(parts);
  while (!options.signal.aborted) {
    try {
      return await parts.api.begin(input);
    } catch (error) {
      if (error instanceof RefusedUpload) throw error;
      const phase = patience.failed();
      if (phase) options.onTrouble(phase);
      await patience.rest(options.signal);
    }
  }
  return null;
}
