import { spawnSync } from "node:child_process";
import {
  chmodSync,
  cpSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { projectRoot } from "#infra/local/home.ts";
import { placement } from "#infra/local/placement.mjs";
import { FAULTS } from "./matrix.ts";
import { type NamedTest, resultsOf, runTests } from "./run-tests.ts";
import { VARIANTS, type Variant } from "./variants.ts";

/** Tries each broken variant in a throw-away copy of this checkout; true when every one was found out. */
export function tryVariants(say: (line: string) => void): boolean {
  const copy = copyOfCheckout();
  try {
    const all = [...new Set(VARIANTS.flatMap(({ red }) => red))];
    const broken = redRows(copy, all);
    if (broken.length > 0) {
      say(`without any variant row ${broken.join(", ")} is red already: nothing can be found out`);
      return false;
    }
    const verdicts = VARIANTS.map((variant) => {
      const missed = missedRows(copy, variant);
      const verdict = missed.length === 0 ? "found out" : `NOT FOUND OUT by row ${missed.join(", ")}`;
      say(`${variant.name.padEnd(64)} ${verdict}`);
      return missed.length === 0;
    });
    return verdicts.every(Boolean);
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

/** The rows of a variant that stay green on it. */
function missedRows(copy: string, { edits, red }: Variant): number[] {
  const originals = new Map(edits.map(({ file }) => [file, readFileSync(join(copy, file), "utf8")]));
  for (const { file, text, replacement } of edits) {
    const path = join(copy, file);
    writeFileSync(
      path,
      readFileSync(path, "utf8").replace(text, () => replacement),
    );
  }
  const found = redRows(copy, red);
  for (const [file, text] of originals) writeFileSync(join(copy, file), text);
  return red.filter((row) => !found.includes(row));
}

/** The rows with a failed test. Where a file does not even load, no test has run and none counts. */
function redRows(copy: string, rows: readonly number[]): number[] {
  const testsOf = (row: number): readonly NamedTest[] => FAULTS.find((one) => one.row === row)?.tests ?? [];
  const report = runTests(copy, rows.flatMap(testsOf), { quiet: true });
  const isRed = (row: number) =>
    testsOf(row)
      .flatMap((test) => resultsOf(report, test))
      .some(({ status, failureMessages = [] }) => status === "failed" && !failureMessages.some(isOurs));
  return rows.filter(isRed);
}

/** A variant that is written wrongly fails, too, and shows nothing. */
const isOurs = (message: string) => /^(Syntax|Reference|Type)Error/.test(message);

/** Tracked and new files; packages and the programs of the services are those of this checkout. */
function copyOfCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), "facet-variant-"));
  // the unprivileged user of the services has to pass through
  chmodSync(copy, 0o755);
  const listed = spawnSync("git", ["ls-files", "-z", "--cached", "--others", "--exclude-standard"], {
    cwd: projectRoot,
    encoding: "utf8",
  });
  for (const file of listed.stdout.split("\0").filter(Boolean)) {
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(projectRoot, file), join(copy, file), { force: true });
  }
  symlinkSync(join(projectRoot, "node_modules"), join(copy, "node_modules"));
  mkdirSync(join(copy, ".facet"));
  symlinkSync(join(placement(projectRoot).base, "python"), join(copy, ".facet/python"));
  return copy;
}
