import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export type NamedTest = readonly [file: string, title: string];
export type TestResult = { fullName: string; status: string; failureMessages?: string[] };
/** What a run said of the tests of each file. */
export type Report = { testResults: { name: string; message?: string; assertionResults: TestResult[] }[] };

/**
 * Runs these tests, found by file and by what their titles contain, in the checkout at `root`. Null when there is no
 * report: nothing can be said of any of them then.
 */
export function runTests(
  root: string,
  tests: readonly NamedTest[],
  options: { env?: Record<string, string>; quiet?: boolean } = {},
): Report | null {
  if (tests.length === 0) return null;
  const folder = mkdtempSync(join(tmpdir(), "facet-faults-"));
  const file = join(folder, "report.json");
  const escaped = tests.map(([, title]) => title.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&"));
  const args = [
    join(root, "node_modules/vitest/vitest.mjs"),
    "run",
    ...(options.quiet ? [] : ["--reporter=default"]),
    "--reporter=json",
    `--outputFile.json=${file}`,
    ...["--testNamePattern", escaped.join("|")],
    ...new Set(tests.map(([name]) => name)),
  ];
  const env = { ...process.env, ...options.env };
  spawnSync(process.execPath, args, { cwd: root, stdio: options.quiet ? "ignore" : "inherit", env });
  try {
    return JSON.parse(readFileSync(file, "utf8")) as Report;
  } catch {
    return null;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What a report says of one named test; empty when it was not run. */
export function resultsOf(report: Report | null, [name, title]: NamedTest): TestResult[] {
  const inFile = report?.testResults.find((each) => each.name.endsWith(name))?.assertionResults ?? [];
  return inFile.filter(({ fullName, status }) => fullName.includes(title) && status !== "skipped");
}
