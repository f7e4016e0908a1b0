import { expect, test } from "vitest";
import { countPlaywright } from "./browser-suite.ts";
import { exitCode, oneOf, sum, summary } from "./suite.ts";
import { countVitest } from "./vitest-suite.ts";

const file = (status: string, tests: number) => ({ status, assertionResults: Array.from({ length: tests }) });
const vitest = (passed: number, failed: number, files = [file("passed", passed)]) => ({
  numPassedTests: passed,
  numFailedTests: failed,
  numPendingTests: 1,
  numTodoTests: 2,
  testResults: files,
});

test("vitest: tests are counted, skipped and to-do alike as skipped", () => {
  expect(countVitest(vitest(5, 0), 0)).toEqual({ passed: 5, failed: 0, skipped: 3 });
  expect(countVitest(vitest(5, 2), 1)).toEqual({ passed: 5, failed: 2, skipped: 3 });
});

test("vitest: a file that does not load, a failure outside tests and a missing report each fail", () => {
  expect(countVitest(vitest(5, 0, [file("failed", 0)]), 1).failed).toBe(1);
  expect(countVitest(vitest(5, 0), 1).failed).toBe(1);
  expect(countVitest(undefined, 0)).toEqual({ passed: 0, failed: 1, skipped: 0 });
});

test("playwright: passing only on a repeat is a failure, and so is a set-up that failed", () => {
  const report = (flaky: number) => ({
    stats: { expected: 3, unexpected: 0, flaky, skipped: 1 },
    errors: [],
  });
  expect(countPlaywright(report(0), 0)).toEqual({ passed: 3, failed: 0, skipped: 1 });
  expect(countPlaywright(report(1), 0).failed).toBe(1);
  expect(countPlaywright(report(0), 1).failed).toBe(1);
  expect(countPlaywright(undefined, 1).failed).toBe(1);
});

test("the last line sums all suites; nothing run is no success", () => {
  const total = sum([oneOf(true), oneOf(false), { passed: 3, failed: 0, skipped: 2 }]);
  expect(summary(total)).toBe("4 passed, 1 failed, 2 skipped");
  expect(exitCode(total)).toBe(1);
  expect(exitCode({ passed: 1, failed: 0, skipped: 9 })).toBe(0);
  expect(exitCode({ passed: 0, failed: 0, skipped: 9 })).toBe(1);
});
