import { existsSync, readdirSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { buildInputs, isBuilt } from "#infra/local/build.ts";
import { bareEnvironment } from "#infra/local/environment.ts";
import { openHome, projectRoot } from "#infra/local/home.ts";
import { startWholeStack } from "#infra/local/whole-stack.ts";
import { clearKilledRuns, removeHome } from "./test-services.ts";

const ownFolder = ".facet/test/next";

/** The build of `up` when it is of this very source, else one of the tests' own: a server may be running from the other. */
function buildFolder(given: Record<string, string | undefined>): string {
  return isBuilt(projectRoot, ".next", buildInputs(projectRoot, given)) ? ".next" : ownFolder;
}

/** Next notes its folders of types in the tsconfig it is given: not in ours. */
function writeCompilerSettings(): string {
  const path = join(openHome("test").folder, "tsconfig.json");
  writeFileSync(path, JSON.stringify({ extends: "../../tsconfig.json", include: ["next/types/**/*.ts"] }));
  return ".facet/test/tsconfig.json";
}

/**
 * Playwright's global set-up: a whole stack (services, engine, worker, `next start`) on ports and data of its own,
 * seeded, production build. Tests find it through APP_URL; FACET_E2E_LOGS is the folder of its logs.
 */
export default async function setup(): Promise<() => Promise<void>> {
  await clearKilledRuns();
  const name = `test/run-${process.pid}`;
  const home = openHome(name);
  const folder = buildFolder(bareEnvironment());
  const given = {
    ...bareEnvironment(),
    FACET_TSCONFIG: folder === ownFolder ? writeCompilerSettings() : undefined,
  };
  const say = (line: string) => process.stderr.write(`[stack] ${line}\n`);
  const stack = await startWholeStack({ home, given, seed: true, volatile: true, buildFolder: folder, say });
  Object.assign(process.env, stack.environment, { FACET_E2E_LOGS: home.log });
  return async () => {
    await stack.supervisor.stop();
    keepLogs(home.log);
    removeHome(name);
  };
}

/** The logs of the last run stay readable after its data are gone. */
function keepLogs(log: string): void {
  if (!existsSync(log) || readdirSync(log).length === 0) return;
  const kept = join(openHome("test").folder, "log-e2e");
  rmSync(kept, { recursive: true, force: true });
  renameSync(log, kept);
}
