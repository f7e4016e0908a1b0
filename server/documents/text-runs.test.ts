import { expect, it } from "vitest";
import { loadFaces, subsetOf } from "./faces.ts";
import { textRuns } from "./text-runs.ts";
import { woffToSfnt } from "./woff-to-sfnt.ts";

it("cuts where the face changes and keeps spaces with the run before them", () => {
  expect(textRuns("№ F-1042, 52\u00a0340\u00a0₽")).toEqual([
    { subset: "cyrillic", text: "№ " },
    { subset: "latin", text: "F-1042, 52\u00a0340\u00a0" },
    { subset: "latin-ext", text: "₽" },
  ]);
  expect(textRuns("")).toEqual([]);
});

it("composes letters first, so that й and ё stay one glyph", () => {
  expect(textRuns("\u0438\u0306\u0435\u0308")).toEqual([{ subset: "cyrillic", text: "йё" }]);
});

it("gives each alphabet its face, and the box of latin to the rest", () => {
  expect(["a", "ё", "ł", "Ѣ", "−", "♥"].map((c) => subsetOf(c.codePointAt(0) ?? 0))).toEqual([
    "latin",
    "cyrillic",
    "latin-ext",
    "cyrillic-ext",
    "latin",
    "latin",
  ]);
});

it("unpacks faces into TrueType whose tables lie where the directory says", async () => {
  for (const [name, face] of await loadFaces()) {
    expect([name, face.readUInt32BE(0)]).toEqual([name, 0x00010000]);
    for (let i = 0; i < face.readUInt16BE(4); i++) {
      const [offset, length] = [face.readUInt32BE(12 + 16 * i + 8), face.readUInt32BE(12 + 16 * i + 12)];
      expect(offset % 4).toBe(0);
      expect(offset + length).toBeLessThanOrEqual(face.length);
      const tag = face.toString("latin1", 12 + 16 * i, 16 + 16 * i);
      if (tag !== "head")
        expect([tag, checksum(face, offset, length)]).toEqual([tag, face.readUInt32BE(16 + 16 * i)]);
    }
  }
});

it("refuses what is no WOFF", () => {
  expect(() => woffToSfnt(Buffer.from("OTTO".padEnd(60)))).toThrow("not a WOFF 1 face");
});

function checksum(face: Buffer, offset: number, length: number): number {
  let sum = 0;
  for (let at = offset; at < offset + length; at += 4) sum = (sum + face.readUInt32BE(at)) >>> 0;
  return sum;
}
