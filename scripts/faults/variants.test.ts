import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#infra/local/home.ts";
import { FAULTS } from "./matrix.ts";
import { VARIANTS } from "./variants.ts";

describe("the broken variants", () => {
  it.each(VARIANTS)("$name: its texts are in the code, once each", ({ edits, red }) => {
    for (const { file, text, replacement } of edits) {
      expect(readFileSync(join(projectRoot, file), "utf8").split(text), file).toHaveLength(2);
      expect(replacement).not.toBe(text);
    }
    expect(FAULTS.map(({ row }) => row)).toEqual(expect.arrayContaining([...red]));
  });
});
