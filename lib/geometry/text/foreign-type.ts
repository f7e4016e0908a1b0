/** Signatures of what people upload by mistake: name for the message catalogue, first characters, offset. */
const SIGNATURES: [name: string, signature: string, offset?: number][] = [
  ["png", "\x89PNG"],
  ["jpeg", "\xff\xd8\xff"],
  ["gif", "GIF87a"],
  ["gif", "GIF89a"],
  ["webp", "WEBP", 8],
  ["heic", "ftyphei", 4],
  ["heic", "ftypmif1", 4],
  ["heic", "ftypavif", 4],
  ["video", "ftyp", 4],
  ["video", "\x1a\x45\xdf\xa3"],
  ["tiff", "II*\0"],
  ["tiff", "MM\0*"],
  ["psd", "8BPS"],
  ["pdf", "%PDF-"],
  ["rar", "Rar!"],
  ["7z", "7z\xbc\xaf"],
  ["gzip", "\x1f\x8b"],
  ["blend", "BLENDER"],
  ["blend", "\x28\xb5\x2f\xfd"],
  ["rhino", "3D Geometry File Format"],
  ["fbx", "Kaydara FBX Binary"],
  ["solidworks", "\xd0\xcf\x11\xe0"],
  ["dwg", "AC10"],
  ["program", "\x7fELF"],
];

/** Markup by its first element: an SVG picture or a web page (often a saved error page). */
const MARKUP: [string, RegExp][] = [
  ["svg", /^\s*(<\?xml[^>]*>\s*)?(<!--[^>]*-->\s*)?(<!DOCTYPE svg[^>]*>\s*)?<svg/],
  ["html", /^\s*<(!doctype html|html)/i],
];

/** The name of a well-known other kind of file by its first characters (latin-1), or null. */
export function foreignType(text: string): string | null {
  const known = SIGNATURES.find(([, signature, offset]) => text.startsWith(signature, offset ?? 0));
  return known?.[0] ?? MARKUP.find(([, pattern]) => pattern.test(text))?.[0] ?? null;
}
