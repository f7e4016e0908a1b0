import { globSync } from "node:fs";
import { expect, it } from "vitest";
import { ROUTES } from "./routes.ts";

it("has a row for every page and route, and none for what is gone", () => {
  const files = globSync("**/{page.tsx,route.ts}", {
    cwd: new URL("../../../app", import.meta.url).pathname,
  });
  expect(Object.keys(ROUTES).sort()).toEqual(files.sort());
});
