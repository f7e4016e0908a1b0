import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, createWriteStream, fstatSync } from "node:fs";
import type { Home } from "./home.ts";
import { endProcess, markProcess, type ProcessMark } from "./live-process.ts";
import { PartFailed } from "./part.ts";
import { failureReason, logPath, logTail, openLog } from "./part-log.ts";
import type { RecordedPart } from "./process-record.ts";
import type { Variables } from "./variables.ts";

/** Something that ends by itself: a migration, a build. */
export type Task = { name: string; file: string; args: string[]; env: Variables; cwd: string };

const graceMs = 3000;

/** A task under way. Its output goes to its log, and what it prints on stdout to the caller. */
export class RunningTask {
  readonly #task: Task;
  readonly #mark: ProcessMark;
  /** what was printed on stdout; rejects with PartFailed when the task fails */
  readonly output: Promise<string>;

  constructor(task: Task, home: Home) {
    this.#task = task;
    const { file, args, env, cwd } = task;
    const log = openLog(home, task.name);
    const logFrom = fstatSync(log).size;
    const child = spawn(file, args, {
      cwd,
      env: env as NodeJS.ProcessEnv,
      detached: true,
      stdio: ["ignore", "pipe", log],
    });
    closeSync(log);
    this.#mark = markProcess(child.pid ?? 0);
    this.output = collect(child, home, task.name, logFrom);
  }

  record(): RecordedPart {
    const { name } = this.#task;
    return {
      ...this.#mark,
      name,
      tier: "application",
      port: 0,
      state: "starting",
      restarts: 0,
      stopSignal: "SIGTERM",
      graceMs,
    };
  }

  async end(): Promise<void> {
    await endProcess(this.#mark, "SIGTERM", graceMs, true);
  }
}

function collect(child: ChildProcess, home: Home, name: string, logFrom: number): Promise<string> {
  const log = createWriteStream(logPath(home, name), { flags: "a", mode: 0o600 });
  let printed = "";
  child.stdout?.on("data", (bytes: Buffer) => {
    printed += bytes;
    log.write(bytes);
  });
  return new Promise((resolve, reject) => {
    child.once("error", (error) => reject(new PartFailed(name, error.message, "failed")));
    child.once("close", (code) => {
      log.end(() => {
        if (code === 0) return resolve(printed);
        const reason = failureReason(logTail(home, name, logFrom));
        reject(new PartFailed(name, `${reason} (the whole of it: ${logPath(home, name)})`, "failed"));
      });
    });
  });
}
