import { execFile } from "node:child_process";
import { readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { bareEnvironment, composeEnvironment, database } from "#infra/local/environment.ts";
import { openHome, projectRoot } from "#infra/local/home.ts";
import { postgresUrl } from "#infra/local/postgres.ts";
import { endLeftovers, runningRecord } from "#infra/local/process-record.ts";
import { startServices } from "#infra/local/services.ts";
import type { TestStack } from "./stack.ts";

const run = promisify(execFile);

export type TestServices = { stack: TestStack; stop: () => Promise<void> };

/** Test runs that were killed leave folders, and perhaps processes, behind: the next run clears them. */
export async function clearKilledRuns(): Promise<void> {
  const { folder } = openHome("test");
  for (const name of readdirSync(folder).filter((entry) => /^run-\d+$/.test(entry))) {
    const home = openHome(`test/${name}`);
    const pid = Number(name.slice("run-".length));
    if (runningRecord(home) || isRunning(pid)) continue;
    await endLeftovers(home);
    removeHome(`test/${name}`);
  }
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

export function removeHome(name: string): void {
  const home = openHome(name);
  rmSync(join(home.data, ".."), { recursive: true, force: true });
  rmSync(home.folder, { recursive: true, force: true });
}

/**
 * Starts PostgreSQL, Valkey with its bridge and SeaweedFS for one test run, on ports and data of its own, and migrates
 * the template database. Several runs may go on side by side in one checkout.
 */
export async function startTestServices(): Promise<TestServices> {
  await clearKilledRuns();
  const name = `test/run-${process.pid}`;
  const home = openHome(name);
  const given = bareEnvironment();
  const say = (line: string) => process.stderr.write(`[services] ${line}\n`);
  const services = await startServices({ home, given, say, volatile: true });
  const { supervisor, ports, secrets } = services;
  const stop = async () => {
    await supervisor.stop();
    removeHome(name);
  };
  try {
    await services.database;
    // no engine runs here: tests that want one start it and name its door themselves
    const {
      JOBS_OPERATOR_URL: _,
      JOBS_APPS: __,
      ...environment
    } = composeEnvironment({ ports, secrets, given: {} });
    const env = { ...given, ...environment } as NodeJS.ProcessEnv;
    await run(process.execPath, [join(projectRoot, "scripts/migrate.ts")], { cwd: projectRoot, env });
    await services.all;
    const adminUrl = postgresUrl(ports.postgres, secrets.postgresPassword, "postgres");
    return { stack: { environment, adminUrl, templateDatabase: database }, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
