import { rmSync } from "node:fs";
import { join } from "node:path";
import { openHome, projectRoot } from "#infra/local/home.ts";
import { readJson } from "#infra/local/json-file.ts";
import type { Outcome, Suite } from "./suite.ts";

type Report = {
  stats: { expected: number; unexpected: number; flaky: number; skipped: number };
  errors: unknown[];
};

/** Counts a report. A test that passed only when repeated is a failure: it hides one. */
export function countPlaywright(report: Report | undefined, code: number): Outcome {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const { expected, unexpected, flaky, skipped } = report.stats;
  const failed = unexpected + flaky;
  return { passed: expected, failed: failed === 0 && code !== 0 ? 1 : failed, skipped };
}

/** End-to-end tests in Chromium, on a whole stack of their own. */
export const browserSuite: Suite = {
  name: "end-to-end",
  run: async (run) => {
    const file = join(openHome("test").folder, "report-e2e.json");
    rmSync(file, { force: true });
    const args = [join(projectRoot, "node_modules/@playwright/test/cli.js"), "test", "--reporter=list,json"];
    const { code } = await run({ file: process.execPath, args, env: { PLAYWRIGHT_JSON_OUTPUT_NAME: file } });
    return countPlaywright(readJson<Report>(file), code);
  },
};
