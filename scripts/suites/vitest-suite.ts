import { rmSync } from "node:fs";
import { join } from "node:path";
import { openHome, projectRoot } from "#infra/local/home.ts";
import { readJson } from "#infra/local/json-file.ts";
import type { Outcome, Suite } from "./suite.ts";

type Report = {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  numTodoTests: number;
  testResults: { status: string; assertionResults: unknown[] }[];
};

/** Counts a report. A file that could not even be loaded is one failure; so is a run that failed outside every test. */
export function countVitest(report: Report | undefined, code: number): Outcome {
  if (!report) return { passed: 0, failed: 1, skipped: 0 };
  const unloaded = report.testResults.filter(
    (file) => file.status === "failed" && !file.assertionResults.length,
  );
  const failed = report.numFailedTests + unloaded.length;
  return {
    passed: report.numPassedTests,
    failed: failed === 0 && code !== 0 ? 1 : failed,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

/** Unit and integration tests, each vitest project counted by itself. */
export function vitestSuite(project: "unit" | "integration"): Suite {
  return {
    name: project,
    run: async (run) => {
      const file = join(openHome("test").folder, `report-${project}.json`);
      rmSync(file, { force: true });
      const args = [join(projectRoot, "node_modules/vitest/vitest.mjs"), "run", "--project", project];
      args.push("--reporter=dot", "--reporter=json", `--outputFile.json=${file}`);
      const { code } = await run({ file: process.execPath, args });
      return countVitest(readJson<Report>(file), code);
    },
  };
}
