import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { stlBinary } from "#tests/factories/model-files.ts";
import { box } from "#tests/factories/solids.ts";

const folder = mkdtempSync(join(tmpdir(), "facet-call-"));
writeFileSync(join(folder, "cube.stl"), stlBinary(box(10, 10, 10)));
writeFileSync(join(folder, "none.stl"), "");
afterAll(() => rmSync(folder, { recursive: true }));

const analyze = (args: string[], env: Record<string, string> = {}) =>
  spawnSync(process.execPath, ["scripts/analyze.ts", ...args], {
    encoding: "utf8",
    env: { ...process.env, npm_lifecycle_event: "", ...env },
  });

describe("a call of analyze", () => {
  it("takes a path from where npm was called", () => {
    const { status, stdout } = analyze(["cube.stl", "--json"], {
      npm_lifecycle_event: "analyze",
      INIT_CWD: folder,
    });
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: "accept", volumeMm3: 1000 });
  });

  it.each([
    ["missing", "no such file", join(folder, "missing.stl")],
    ["a folder", "not a file", folder],
  ])("says so of %s, and nothing on the standard output", (_, words, path) => {
    const { status, stdout, stderr } = analyze([path, "--json"]);
    expect(status).toBe(1);
    expect(stdout).toBe("");
    expect(stderr).toContain(`${words}: ${path}`);
  });

  it("rejects an empty file as one object", () => {
    const { status, stdout } = analyze([join(folder, "none.stl"), "--json"]);
    expect(status).toBe(2);
    expect(JSON.parse(stdout)).toMatchObject({ verdict: "reject", code: "EMPTY_FILE" });
  });
});
