import { print, say } from "#infra/local/console.ts";
import { SuiteRunner } from "./runner.ts";
import { exitCode, type Outcome, type Suite, sum, summary } from "./suite.ts";

/** Runs the suites in order, each to its end whatever the others did, and ends the process with the sum as last line. */
export async function runSuites(suites: Suite[]): Promise<never> {
  const runner = new SuiteRunner();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) {
    process.on(signal, async () => {
      await runner.interrupt();
      runner.close();
      process.exit(130);
    });
  }
  const outcomes: Outcome[] = [];
  for (const suite of suites) {
    say(`${suite.name} …`);
    const outcome = await suite.run(runner.run).catch((error: unknown) => {
      print(error instanceof Error ? error.message : String(error));
      return { passed: 0, failed: 1, skipped: 0 };
    });
    outcomes.push(outcome);
    say(`${suite.name}: ${summary(outcome)}`);
  }
  runner.close();
  const total = sum(outcomes);
  print(summary(total));
  process.exit(exitCode(total));
}
