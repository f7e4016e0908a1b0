import { existsSync } from "node:fs";
import { join } from "node:path";
import { nextProgram } from "./build.ts";
import type { Environment } from "./environment.ts";
import { type Part, PartFailed } from "./part.ts";
import { answersOk } from "./probe.ts";

export type ApplicationOptions = {
  root: string;
  environment: Environment;
  development: boolean;
};

type Program = {
  name: string;
  port: number;
  script: string;
  args?: string[];
  before?: string[];
  path: string;
};

function nodePart({ root, environment }: ApplicationOptions, program: Program): Part {
  const { name, port, script, args = [], before = [], path } = program;
  if (!existsSync(join(root, script)))
    throw new PartFailed(name, `${script} is missing: this checkout is incomplete`);
  const health = `http://127.0.0.1:${port}${path}`;
  return {
    name,
    tier: "application",
    port,
    health,
    file: process.execPath,
    args: [...before, join(root, script), ...args],
    env: environment,
    cwd: root,
    stopSignal: "SIGTERM",
    graceMs: 6000,
    startMs: 120_000,
    ready: () => answersOk(health, 5000),
  };
}

/** The web server; `folder` is the build it serves. */
export function webPart(options: ApplicationOptions, port: number, folder: string): Part {
  const mode = options.development ? "dev" : "start";
  const environment = { NEXT_TELEMETRY_DISABLED: "1", FACET_BUILD_FOLDER: folder, ...options.environment };
  const args = [mode, "-p", String(port), "-H", "127.0.0.1"];
  return nodePart(
    { ...options, environment },
    { name: "web", port, script: nextProgram, args, path: "/api/health" },
  );
}

export function workerPart(options: ApplicationOptions): Part {
  const port = Number(options.environment.WORKER_PORT);
  const before = options.development ? ["--watch", "--watch-preserve-output"] : [];
  return nodePart(options, { name: "worker", port, script: "jobs/worker/main.ts", before, path: "/health" });
}

export function enginePart(options: ApplicationOptions): Part {
  const port = Number(options.environment.ENGINE_PORT);
  return nodePart(options, { name: "engine", port, script: "jobs/engine/main.ts", path: "/health" });
}
