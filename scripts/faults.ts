// npm run faults -- [--rows 1,2] [--seed N] [--variants]
import { parseArgs } from "node:util";
import { projectRoot } from "#infra/local/home.ts";
import { FAULTS } from "./faults/matrix.ts";
import { type Report, resultsOf, runTests } from "./faults/run-tests.ts";
import { tryVariants } from "./faults/try-variants.ts";

const { values } = parseArgs({
  options: { rows: { type: "string" }, seed: { type: "string" }, variants: { type: "boolean" } },
});
const say = (line: string) => process.stdout.write(`${line}\n`);
if (values.variants) process.exit(tryVariants(say) ? 0 : 1);

const wanted = values.rows?.split(",").map(Number);
const rows = FAULTS.filter(({ row }) => wanted?.includes(row) ?? true);
const seed: Record<string, string> = values.seed ? { FACET_CHAOS_SEED: values.seed } : {};
const report = runTests(
  projectRoot,
  rows.flatMap(({ tests }) => tests),
  { env: { FACET_FAULTS: "1", ...seed } },
);

/** What the run says of a row's tests: none found is a failure, too. */
function verdictOf(row: (typeof rows)[number], said: Report | null): string {
  const results = row.tests.map((test) => resultsOf(said, test));
  const isHeld = results.every(
    (found) => found.length > 0 && found.every(({ status }) => status === "passed"),
  );
  return isHeld ? `held (${results.flat().length})` : "BROKEN";
}

const verdicts = rows.map((row) => ({ row: row.row, fault: row.fault, verdict: verdictOf(row, report) }));
for (const { row, fault, verdict } of verdicts)
  say(`${String(row).padStart(3)}  ${fault.padEnd(64)} ${verdict}`);
process.exit(verdicts.some(({ verdict }) => verdict === "BROKEN") ? 1 : 0);
