import { browserSuite } from "./suites/browser-suite.ts";
import { runSuites } from "./suites/run-suites.ts";
import { staticChecks } from "./suites/static-checks.ts";
import { vitestSuite } from "./suites/vitest-suite.ts";

await runSuites([...staticChecks, vitestSuite("unit"), vitestSuite("integration"), browserSuite]);
