import { runSuites } from "./suites/run-suites.ts";
import { staticChecks } from "./suites/static-checks.ts";

await runSuites(staticChecks);
