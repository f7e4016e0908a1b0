const CODES = new Uint8Array(256).fill(255);
for (const [i, c] of [..."ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/"].entries()) {
  CODES[c.charCodeAt(0)] = i;
}
CODES["-".charCodeAt(0)] = 62;
CODES["_".charCodeAt(0)] = 63;

/** Bytes of a base64 text from `start` on; null if it holds anything else. */
export function decodeBase64(text: string, start: number): Uint8Array | null {
  let end = text.length;
  while (end > start && text.charCodeAt(end - 1) === 61) end--;
  const out = new Uint8Array(Math.floor(((end - start) * 3) / 4));
  let at = 0;
  let bits = 0;
  let held = 0;
  for (let i = start; i < end; i++) {
    const code = CODES[text.charCodeAt(i) & 255]!;
    if (code === 255 || text.charCodeAt(i) > 255) return null;
    bits = ((bits << 6) | code) & 0xffffff;
    held += 6;
    if (held < 8) continue;
    held -= 8;
    out[at++] = bits >>> held;
  }
  return out;
}
