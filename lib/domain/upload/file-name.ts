// Control characters and marks that hide or turn the text around them (general categories Cc, Cf, Zl, Zp).
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/**
 * A file's name as it may be shown: the last path segment, well-formed, composed (NFC), without invisible or
 * turning characters, at most 255 characters. Never used as a key or a path. Empty when nothing is left.
 */
export function displayFileName(name: string): string {
  const segment = name.toWellFormed().split(/[/\\]/).at(-1) ?? "";
  const shown = segment.normalize("NFC").replace(UNSEEN, "").replace(/\s+/g, " ").trim();
  if (/^\.*$/.test(shown)) return "";
  return [...shown].slice(0, 255).join("");
}

/** A title for the piece: the name without its extension. */
export function titleOfFile(fileName: string): string {
  return fileName.replace(/\.[A-Za-z0-9]{1,8}$/, "").slice(0, 120) || fileName;
}
