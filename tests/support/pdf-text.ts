import { inflateSync } from "node:zlib";

/**
 * The text of a PDF that pdfkit wrote, a line per drawn run, read back through each face's ToUnicode map:
 * what a reader can search and copy. Knows that writer's habits only.
 */
export function pdfText(file: Uint8Array): string[] {
  const objects = readObjects(Buffer.from(file));
  const glyphsByFace = new Map<string, Map<number, string>>();
  for (const { head } of objects.values())
    for (const [, face = "", reference = ""] of head.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const map = /\/ToUnicode (\d+) 0 R/.exec(objects.get(reference)?.head ?? "")?.[1];
      if (map) glyphsByFace.set(face, readGlyphs(objects.get(map)?.stream ?? ""));
    }
  return [...objects.values()].flatMap(({ stream }) => readRuns(stream, glyphsByFace));
}

/** Number of pages. */
export function pdfPages(file: Uint8Array): number {
  return (
    Buffer.from(file)
      .toString("latin1")
      .match(/\/Type \/Page\b(?!s)/g)?.length ?? 0
  );
}

interface PdfObject {
  head: string;
  stream: string;
}

function readObjects(file: Buffer): Map<string, PdfObject> {
  const text = file.toString("latin1");
  const objects = new Map<string, PdfObject>();
  for (const match of text.matchAll(/(?:^|\n)(\d+) 0 obj\n([\s\S]*?)\nendobj/g)) {
    const [, number = "", body = ""] = match;
    const [head = "", packed] = body.split("\nstream\n");
    const bytes = packed === undefined ? null : Buffer.from(packed.replace(/\nendstream$/, ""), "latin1");
    const plain = bytes && head.includes("/FlateDecode") ? inflateSync(bytes) : bytes;
    objects.set(number, { head, stream: plain?.toString("latin1") ?? "" });
  }
  return objects;
}

/** Ranges of the form <0000> <00ff> [<0020> <04300451>], one destination a glyph, in UTF-16. */
function readGlyphs(map: string): Map<number, string> {
  const glyphs = new Map<number, string>();
  for (const [, from = "", list = ""] of map.matchAll(/<([0-9a-f]+)> <[0-9a-f]+> \[([^\]]*)\]/gi)) {
    const destinations = [...list.matchAll(/<([0-9a-f]*)>/gi)].map(([, hex = ""]) => utf16(hex));
    for (const [i, destination] of destinations.entries())
      glyphs.set(Number.parseInt(from, 16) + i, destination);
  }
  return glyphs;
}

function readRuns(stream: string, glyphsByFace: Map<string, Map<number, string>>): string[] {
  const runs: string[] = [];
  let glyphs = new Map<number, string>();
  for (const [, face, shown] of stream.matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
    if (face) glyphs = glyphsByFace.get(face) ?? new Map();
    if (shown === undefined) continue;
    const codes = [...shown.matchAll(/<([0-9a-f]*)>/gi)].flatMap(([, hex = ""]) => hex.match(/.{4}/g) ?? []);
    runs.push(codes.map((code) => glyphs.get(Number.parseInt(code, 16)) ?? "\ufffd").join(""));
  }
  return runs;
}

function utf16(hex: string): string {
  return String.fromCharCode(...(hex.match(/.{4}/g) ?? []).map((unit) => Number.parseInt(unit, 16)));
}
