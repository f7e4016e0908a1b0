import { type ChildProcess, spawn } from "node:child_process";
import { bareEnvironment } from "#infra/local/environment.ts";
import { projectRoot } from "#infra/local/home.ts";
import { endProcess, markProcess, type ProcessMark } from "#infra/local/live-process.ts";
import { Watchdog } from "#infra/local/watchdog.ts";
import type { Finished, Program } from "./suite.ts";

const graceMs = 15_000;

/** Runs the programs of the suites one after another and leaves none behind, however this process ends. */
export class SuiteRunner {
  readonly #watchdog = new Watchdog();
  #current: ProcessMark | undefined;
  #interrupted = false;

  readonly run = async (program: Program): Promise<Finished> => {
    if (this.#interrupted) return { code: 130, output: "" };
    const { file, args, env = {}, quiet = false } = program;
    const output = quiet ? ("pipe" as const) : ("inherit" as const);
    const child = spawn(file, args, {
      cwd: projectRoot,
      env: { ...bareEnvironment(), FORCE_COLOR: "0", ...env } as unknown as NodeJS.ProcessEnv,
      detached: true,
      stdio: ["ignore", output, output],
    });
    const finished = finish(child);
    this.#current = markProcess(child.pid ?? 0);
    this.#watchdog.guard([{ name: file, pid: this.#current.pid, stopSignal: "SIGINT" }]);
    try {
      return await finished;
    } finally {
      this.#current = undefined;
      this.#watchdog.guard([]);
    }
  };

  /** Ends what is running and refuses to start more. */
  async interrupt(): Promise<void> {
    this.#interrupted = true;
    if (this.#current) await endProcess(this.#current, "SIGINT", graceMs, true);
  }

  close(): void {
    this.#watchdog.dismiss();
  }
}

function finish(child: ChildProcess): Promise<Finished> {
  let output = "";
  const keep = (bytes: Buffer) => {
    output += bytes;
  };
  child.stdout?.on("data", keep);
  child.stderr?.on("data", keep);
  return new Promise((resolve) => {
    child.once("error", (error) => resolve({ code: 127, output: error.message }));
    child.once("close", (code) => resolve({ code: code ?? 1, output }));
  });
}
