/** What a suite of checks or tests came to. */
export type Outcome = { passed: number; failed: number; skipped: number };

export type Suite = { name: string; run: (runner: Runner) => Promise<Outcome> };

/** Runs a program and resolves with its exit code; see runner.ts. */
export type Runner = (program: Program) => Promise<Finished>;

export type Program = {
  file: string;
  args: string[];
  env?: Record<string, string>;
  /** keep the output and show it only when the program fails */
  quiet?: boolean;
};

export type Finished = { code: number; output: string };

export const oneOf = (passed: boolean): Outcome => ({
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  skipped: 0,
});

export function sum(outcomes: Outcome[]): Outcome {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const one of outcomes) {
    total.passed += one.passed;
    total.failed += one.failed;
    total.skipped += one.skipped;
  }
  return total;
}

/** The last line of `npm test`. */
export function summary({ passed, failed, skipped }: Outcome): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`;
}

/** Nothing run is no success. */
export function exitCode({ passed, failed }: Outcome): number {
  return failed > 0 || passed === 0 ? 1 : 0;
}
