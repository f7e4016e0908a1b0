/** Bytes as characters, one each: for patterns over a head, whatever its encoding. */
export function latin1(bytes: Uint8Array): string {
  let text = "";
  for (let at = 0; at < bytes.length; at += 4096) {
    text += String.fromCharCode(...bytes.subarray(at, at + 4096));
  }
  return text;
}

/** True if a head holds no control bytes a text would not hold; bytes above 127 count as letters. */
export function isMostlyText(head: Uint8Array): boolean {
  for (const byte of head) {
    if (byte < 32 && !(byte >= 9 && byte <= 13) && byte !== 26) return false;
  }
  return head.length > 0;
}

/** True if a text has a vertex or face line as OBJ writes them. */
export function objLike(text: string): boolean {
  return /^\s*v\s+[-+.\d]+\S*\s+[-+.\d]+\S*\s+[-+.\d]/m.test(text) || /^\s*(mtllib|usemtl)\s/m.test(text);
}
