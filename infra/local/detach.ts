import { spawn } from "node:child_process";
import { closeSync } from "node:fs";
import { join } from "node:path";
import type { Home } from "./home.ts";
import { openLog } from "./part-log.ts";

type Message = { line?: string; healthy?: boolean };

/** Starts `up` in the background, prints its progress, and returns the exit code once it is healthy or has failed. */
export function startDetached(home: Home, args: string[]): Promise<number> {
  const log = openLog(home, "up");
  const env = { ...process.env, FACET_DETACHED: "1" };
  const script = join(home.root, "scripts/up.ts");
  const stdio = ["ignore", log, log, "ipc"] as const;
  const child = spawn(process.execPath, [script, ...args], {
    cwd: home.root,
    env,
    detached: true,
    stdio: [...stdio],
  });
  closeSync(log);
  // whoever interrupts the wait wants it not to run
  for (const signal of ["SIGINT", "SIGTERM"] as const) process.on(signal, () => child.kill("SIGTERM"));
  return new Promise((resolve) => {
    child.on("message", ({ line, healthy }: Message) => {
      if (line !== undefined) process.stdout.write(`${line}\n`);
      if (!healthy) return;
      child.disconnect();
      child.unref();
      resolve(0);
    });
    child.on("error", () => resolve(1));
    child.on("exit", (code) => resolve(code ?? 1));
  });
}
