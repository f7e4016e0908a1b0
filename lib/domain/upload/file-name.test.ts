import fc from "fast-check";
import { expect, it } from "vitest";
import { displayFileName, titleOfFile } from "./file-name.ts";

it("never keeps a path, a control or a turning character, nor a broken one", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 400 }), (name) => {
      const shown = displayFileName(name);
      expect(shown).not.toMatch(/[/\\\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(shown.isWellFormed()).toBe(true);
      expect([...shown].length).toBeLessThanOrEqual(255);
      expect(displayFileName(shown)).toBe(shown);
    }),
  );
});

it("keeps honest names as they are", () => {
  for (const name of ["кольцо №2 (финал).stl", "ring.v4.3mf", "指輪.obj", "Ёлка.glb"]) {
    expect(displayFileName(name)).toBe(name.normalize("NFC"));
  }
});

it.each([
  ["solitaire_v4.stl", "solitaire_v4"],
  ["ring.v4.3mf", "ring.v4"],
  [".stl", ".stl"],
  ["кольцо", "кольцо"],
])("makes a title of %s", (name, title) => {
  expect(titleOfFile(name)).toBe(title);
});
