import { detectFormat } from "#lib/geometry/detect-format.ts";
import { GeometryRefusal } from "#lib/geometry/refusal.ts";
import { base64, headOf } from "../engine/file-probe.ts";
import type { UploadRefusal } from "../engine/upload-types.ts";

/** The file's head for the server, or why it cannot be a model, known before any byte goes. */
export async function checkFile(file: File): Promise<{ head: string } | { refusal: UploadRefusal }> {
  const refusal = (code: string, details: UploadRefusal["details"] = {}) => ({ refusal: { code, details } });
  let head: Uint8Array;
  try {
    head = await headOf(file);
  } catch {
    // A folder, or a file that is gone: the browser names it but cannot read it.
    return refusal("UNREADABLE");
  }
  const found = detectFormat(head, file.name, file.size);
  return found instanceof GeometryRefusal ? refusal(found.code, found.params) : { head: base64(head) };
}
