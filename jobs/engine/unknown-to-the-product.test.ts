import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

const FOLDERS = ["app", "components", "lib", "server", "jobs/functions", "jobs/relay", "jobs/worker"];
const KNOWS = /jobs\/engine\/|\bENGINE_[A-Z_]+|\bengine\.(runs|jobs|steps|events|nodes)\b/;

/** Nothing of the product knows which engine there is: Inngest and this one change places by environment only. */
test("no file of the product names the embedded engine", () => {
  const files = FOLDERS.flatMap((folder) => {
    try {
      return readdirSync(folder, { recursive: true, encoding: "utf8" }).map((name) => join(folder, name));
    } catch {
      return [];
    }
  }).filter((file) => /\.tsx?$/.test(file) && !file.includes(".test."));
  expect(files.length).toBeGreaterThan(50);
  expect(files.filter((file) => KNOWS.test(readFileSync(file, "utf8")))).toEqual([]);
});
