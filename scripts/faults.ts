// npm run faults -- [--rows 1,2] [--seed N]
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { projectRoot } from "#infra/local/home.ts";
import { FAULTS } from "./faults/matrix.ts";

type Report = {
  testResults: { name: string; assertionResults: { fullName: string; status: string }[] }[];
};

const { values } = parseArgs({ options: { rows: { type: "string" }, seed: { type: "string" } } });
const wanted = values.rows?.split(",").map(Number);
const rows = FAULTS.filter(({ row }) => wanted?.includes(row) ?? true);
const tests = rows.flatMap((row) => ("tests" in row ? row.tests : []));

const folder = mkdtempSync(join(tmpdir(), "facet-faults-"));
const file = join(folder, "report.json");
const given = { FACET_FAULTS: "1", ...(values.seed ? { FACET_CHAOS_SEED: values.seed } : {}) };
if (tests.length > 0)
  spawnSync(
    process.execPath,
    [
      join(projectRoot, "node_modules/vitest/vitest.mjs"),
      "run",
      ...["--reporter=default", "--reporter=json", `--outputFile.json=${file}`],
      ...[
        "--testNamePattern",
        tests.map(([, title]) => title.replaceAll(/[$()*+.?[\\\]^{|}]/g, "\\$&")).join("|"),
      ],
      ...new Set(tests.map(([file]) => file)),
    ],
    { cwd: projectRoot, stdio: "inherit", env: { ...process.env, ...given } },
  );

/** What the run says of a row's tests: none found is a failure, too. */
function verdictOf(row: (typeof rows)[number], report: Report | null): string {
  if ("untried" in row) return `not tried: ${row.untried}`;
  const results = row.tests.map(([name, title]) => {
    const inFile = report?.testResults.find((each) => each.name.endsWith(name))?.assertionResults ?? [];
    return inFile.filter(({ fullName, status }) => fullName.includes(title) && status !== "skipped");
  });
  const isHeld = results.every(
    (found) => found.length > 0 && found.every(({ status }) => status === "passed"),
  );
  return isHeld ? `held (${results.flat().length})` : "BROKEN";
}

let report: Report | null = null;
try {
  report = JSON.parse(readFileSync(file, "utf8")) as Report;
} catch {
  // no report: every row with tests is broken
}
rmSync(folder, { recursive: true, force: true });
const verdicts = rows.map((row) => ({ row: row.row, fault: row.fault, verdict: verdictOf(row, report) }));
for (const { row, fault, verdict } of verdicts)
  process.stdout.write(`${String(row).padStart(3)}  ${fault.padEnd(64)} ${verdict}\n`);
process.exit(verdicts.some(({ verdict }) => verdict === "BROKEN") ? 1 : 0);
