import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { buildInputs, isBuilt } from "./build.ts";

const root = mkdtempSync(join(tmpdir(), "facet-build-"));
mkdirSync(join(root, "app/inner"), { recursive: true });
writeFileSync(join(root, "app/inner/page.tsx"), "one");
writeFileSync(join(root, "package.json"), "{}");

test("what the build reads changes its inputs, what it does not read does not", () => {
  const before = buildInputs(root, {});
  writeFileSync(join(root, "README.md"), "words");
  writeFileSync(join(root, "app/inner/page.test.tsx"), "test");
  expect(buildInputs(root, { DATABASE_URL: "other" })).toBe(before);
  expect(buildInputs(root, { NEXT_PUBLIC_X: "other" })).not.toBe(before);
  writeFileSync(join(root, "app/inner/page.tsx"), "two");
  expect(buildInputs(root, {})).not.toBe(before);
});

test("a build counts only when it is whole and of these inputs", () => {
  const folder = join(root, ".next");
  mkdirSync(folder);
  writeFileSync(join(folder, "BUILD_ID"), "x");
  expect(isBuilt(root, ".next", "inputs")).toBe(false);
  writeFileSync(join(folder, "facet-inputs"), "inputs");
  expect(isBuilt(root, ".next", "inputs")).toBe(true);
  expect(isBuilt(root, ".next", "changed")).toBe(false);
  rmSync(join(folder, "BUILD_ID"));
  expect(isBuilt(root, ".next", "inputs")).toBe(false);
});
