import type { DoorRefusal } from "./cross-site.ts";

export const MAX_BODY_BYTES = 1_048_576;
/** Deepest nesting of any real input is 5. */
export const MAX_DEPTH = 24;

/**
 * Reads a JSON body as text without trusting its stated length, and refuses it before anything parses it: 413 above
 * `MAX_BODY_BYTES`, 400 when nested deeper than `MAX_DEPTH`.
 */
export async function cappedBody(request: Request): Promise<string | DoorRefusal> {
  const tooLarge = { status: 413, code: "BODY_TOO_LARGE" };
  if (Number(request.headers.get("content-length") ?? 0) > MAX_BODY_BYTES) return tooLarge;
  const reader = request.body?.getReader();
  if (!reader) return "";
  const chunks: Uint8Array[] = [];
  let size = 0;
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.byteLength;
    if (size > MAX_BODY_BYTES) {
      await reader.cancel();
      return tooLarge;
    }
    chunks.push(next.value);
  }
  const text = Buffer.concat(chunks).toString("utf8");
  return isTooDeep(text) ? { status: 400, code: "BODY_TOO_DEEP" } : text;
}

/** Whether JSON text nests deeper than `MAX_DEPTH`; brackets inside strings do not count. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let i = 0; i < text.length; i++) {
    const c = text.charCodeAt(i);
    if (inString) {
      if (c === 0x5c) i++;
      else if (c === 0x22) inString = false;
    } else if (c === 0x22) inString = true;
    else if (c === 0x7b || c === 0x5b) {
      if (++depth > MAX_DEPTH) return true;
    } else if (c === 0x7d || c === 0x5d) depth--;
  }
  return false;
}
