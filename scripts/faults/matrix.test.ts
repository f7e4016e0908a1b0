import { readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { projectRoot } from "#infra/local/home.ts";
import { FAULTS } from "./matrix.ts";

describe("the fault matrix", () => {
  it("has each row once, in order", () => {
    expect(FAULTS.map(({ row }) => row)).toEqual(FAULTS.map((_, index) => index + 1));
  });

  it.each(FAULTS)("row $row: $fault", ({ tests }) => {
    for (const [file, title] of tests)
      expect(readFileSync(join(projectRoot, file), "utf8"), file).toContain(title);
  });
});
