import { type ChildProcess, spawn } from "node:child_process";
import { closeSync, fstatSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import type { Home } from "./home.ts";
import { endProcess, markProcess, type ProcessMark, signal } from "./live-process.ts";
import { type Part, PartFailed } from "./part.ts";
import { failureReason, logTail, openLog } from "./part-log.ts";
import { groupSignals, type RecordedPart } from "./process-record.ts";

const pollMs = 40;
const firstPauseMs = 200;
const longestPauseMs = 10_000;
/** a part that lived this long has recovered: its next death is a new story */
const steadyMs = 30_000;

const nobody: ProcessMark = { pid: 0, startedAt: "" };

type Say = (line: string) => void;

/** One part under supervision: start, watch, restart with a growing pause, hold, end. */
export class Supervised {
  readonly part: Part;
  readonly #home: Home;
  readonly #say: Say;
  readonly #changed: () => void;
  #child: ChildProcess | undefined;
  #mark: ProcessMark = nobody;
  #state: RecordedPart["state"] = "held";
  #wanted = false;
  #restarts = 0;
  #pauseMs = firstPauseMs;
  #logFrom = 0;
  #ended: Promise<void> = Promise.resolve();

  constructor(part: Part, home: Home, say: Say, changed: () => void) {
    this.part = part;
    this.#home = home;
    this.#say = say;
    this.#changed = changed;
  }

  record(): RecordedPart {
    const { name, tier, port, stopSignal, graceMs, health } = this.part;
    const found = {
      ...this.#mark,
      name,
      tier,
      port,
      stopSignal,
      graceMs,
      state: this.#state,
      restarts: this.#restarts,
    };
    return health ? { ...found, health } : found;
  }

  /** Starts the part and resolves when it is ready. @throws PartFailed with the reason, after ending what was begun */
  async start(): Promise<void> {
    this.#wanted = true;
    await this.#launch();
  }

  /** Stops the part and keeps it stopped until `start` is called again. */
  async end(): Promise<void> {
    this.#wanted = false;
    await this.#kill();
  }

  async #kill(): Promise<void> {
    this.#state = "held";
    await endProcess(this.#mark, this.part.stopSignal, this.part.graceMs, groupSignals(this.part.name));
    await this.#ended;
    this.#mark = nobody;
    this.#changed();
  }

  async #launch(): Promise<void> {
    this.#state = "starting";
    await this.part.prepare?.();
    if (!this.#wanted) throw new PartFailed(this.part.name, "it was stopped meanwhile");
    const child = this.#spawn();
    const spawnFailed = new Promise<string>((resolve) =>
      child.once("error", (error) => resolve(error.message)),
    );
    const reason = await Promise.race([spawnFailed, this.#untilReady(child)]);
    if (reason !== undefined) {
      await this.#kill();
      throw new PartFailed(this.part.name, reason);
    }
    this.#state = "ready";
    this.#changed();
    this.#watch(child);
  }

  #spawn(): ChildProcess {
    const { name, file, args, env, cwd, user } = this.part;
    const log = openLog(this.#home, name);
    this.#logFrom = fstatSync(log).size;
    const child = spawn(file, args, {
      cwd,
      env: env as NodeJS.ProcessEnv,
      ...user,
      detached: true,
      stdio: ["ignore", log, log],
    });
    closeSync(log);
    this.#child = child;
    this.#mark = child.pid ? markProcess(child.pid) : nobody;
    this.#ended = new Promise((resolve) => {
      child.once("exit", () => resolve());
      child.once("error", () => resolve());
    });
    this.#changed();
    return child;
  }

  #why(): string {
    return failureReason(logTail(this.#home, this.part.name, this.#logFrom));
  }

  async #untilReady(child: ChildProcess): Promise<string | undefined> {
    const until = Date.now() + this.part.startMs;
    while (child.exitCode === null && child.signalCode === null) {
      if (await this.part.ready().catch(() => false)) return undefined;
      if (Date.now() > until) return `not ready after ${this.part.startMs / 1000} s (${this.#why()})`;
      await sleep(pollMs);
    }
    return this.#why();
  }

  #watch(child: ChildProcess): void {
    const since = Date.now();
    const onDeath = () => {
      if (!this.#wanted || child !== this.#child) return;
      if (Date.now() - since > steadyMs) this.#pauseMs = firstPauseMs;
      const how = child.signalCode ? `killed by ${child.signalCode}` : `exit code ${child.exitCode}`;
      this.#say(`${this.part.name} died (${how}): starting it again in ${this.#pauseMs / 1000} s`);
      signal(this.#mark.pid, "SIGKILL", true);
      this.#mark = nobody;
      void this.#restart();
    };
    child.once("exit", onDeath);
    if (child.exitCode !== null || child.signalCode !== null) onDeath();
  }

  async #restart(): Promise<void> {
    while (this.#wanted) {
      this.#state = "waiting";
      this.#restarts++;
      this.#changed();
      await sleep(this.#pauseMs);
      this.#pauseMs = Math.min(this.#pauseMs * 2, longestPauseMs);
      if (!this.#wanted) return;
      try {
        await this.#launch();
        return this.#say(`${this.part.name} is back`);
      } catch (error) {
        if (this.#wanted) this.#say(error instanceof Error ? error.message : String(error));
      }
    }
  }
}
