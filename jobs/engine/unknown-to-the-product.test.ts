import { existsSync, globSync, readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";

const PRODUCT =
  "{app,components,lib,server,db,jobs/functions,jobs/relay,jobs/worker}/**/*.{ts,tsx},jobs/*.ts,*.ts";
/** Names of the embedded engine: its code, its variables, its tables. */
const KNOWS = /jobs\/engine\/|\bENGINE_[A-Z_]+|\bengine\.(runs|jobs|steps|events|nodes|stats|attempts)\b/;
/** What tells engines apart: their variables, their addresses. */
const ASKS =
  /\bINNGEST_[A-Z_]+|\bJOBS_[A-Z]*_?URL\b|\/operator\/\w+|\/fn\/register|\b8288\b|app\.inngest\.com/;
/** Where that may stand: the variables' names, the health of whatever is at the address, and the operator's port. */
const PORTS = ["server/env.ts", "server/jobs-engine/operator-door.ts", "server/observability/health.ts"];

const files = PRODUCT.split(/,(?=jobs\/\*|\*)/)
  .flatMap((pattern) => globSync(pattern))
  .filter((file) => !file.includes(".test.") && !/^(vitest|playwright|drizzle)\./.test(file));
const naming = (pattern: RegExp) => files.filter((file) => pattern.test(readFileSync(file, "utf8")));

/** Nothing of the product knows which engine there is: Inngest and this one change places by environment only. */
describe("the engine is unknown to the product", () => {
  test("every file of it is looked at", () => {
    expect(files.length).toBeGreaterThan(500);
    for (const file of ["jobs/client.ts", "jobs/functions/order-notify.ts", "proxy.ts", ...PORTS])
      expect(files, file).toContain(file);
    for (const file of PORTS) expect(existsSync(file)).toBe(true);
  });

  test("no file names the embedded engine", () => {
    expect(naming(KNOWS)).toEqual([]);
  });

  test("none but the ports asks which engine it is, and they ask the environment", () => {
    expect(naming(ASKS).toSorted()).toEqual(PORTS);
  });

  test.each([
    'import { startEngine } from "#jobs/engine/engine.ts";',
    "const { ENGINE_PORT } = process.env;",
    "sql`select count(*) from engine.runs`",
  ])("%s would be found", (line) => {
    expect(KNOWS.test(line)).toBe(true);
  });

  test.each([
    "if (process.env.INNGEST_DEV) await runAtOnce();",
    "const isLocal = env().INNGEST_BASE_URL?.includes('127.0.0.1');",
    "const door = env().JOBS_OPERATOR_URL;",
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a line of code as text
    "await fetch(`${base}/operator/runs`);",
  ])("%s would be found outside of the ports", (line) => {
    expect(ASKS.test(line)).toBe(true);
  });
});
