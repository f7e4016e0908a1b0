import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { missingBuilds } from "./complete-lock.mjs";

const parent = {
  version: "2.0.0",
  dev: true,
  license: "MIT",
  optionalDependencies: {
    "@x/build-linux-x64-musl": "2.0.0",
    "@x/build-darwin-arm64": "2.0.0",
    fsevents: "~2.3.0",
  },
};

test("a build that the lock lacks is added beside its parent, for its platform only", () => {
  const packages = { "": { version: "1.0.0" }, "node_modules/x": parent };
  expect(missingBuilds(packages)).toEqual({
    "node_modules/@x/build-linux-x64-musl": {
      version: "2.0.0",
      cpu: ["x64"],
      dev: true,
      libc: ["musl"],
      license: "MIT",
      optional: true,
      os: ["linux"],
    },
    "node_modules/@x/build-darwin-arm64": {
      version: "2.0.0",
      cpu: ["arm64"],
      dev: true,
      license: "MIT",
      optional: true,
      os: ["darwin"],
    },
  });
});

test("another version in the place beside moves it inside the parent", () => {
  const packages = {
    "node_modules/x": parent,
    "node_modules/@x/build-linux-x64-musl": { version: "1.0.0" },
    "node_modules/@x/build-darwin-arm64": { version: "2.0.0" },
  };
  expect(Object.keys(missingBuilds(packages))).toEqual([
    "node_modules/x/node_modules/@x/build-linux-x64-musl",
  ]);
});

test("the lock file of this project is complete: npm ci accepts it", () => {
  const { packages } = JSON.parse(readFileSync("package-lock.json", "utf8"));
  expect(Object.keys(missingBuilds(packages)), "run node scripts/complete-lock.mjs").toEqual([]);
});
