import type { Home } from "./home.ts";
import type { Part } from "./part.ts";
import {
  endLeftovers,
  type RecordedPart,
  removeRecord,
  runningRecord,
  writeRecord,
} from "./process-record.ts";
import { Supervised } from "./supervised.ts";
import { RunningTask, type Task } from "./task.ts";
import { Watchdog } from "./watchdog.ts";

/** Runs the parts of one stack. Whatever dies is started again; nothing outlives the supervisor. */
export class Supervisor {
  readonly #home: Home;
  readonly #say: (line: string) => void;
  readonly #parts = new Map<string, Supervised>();
  readonly #tasks = new Set<RunningTask>();
  readonly #watchdog = new Watchdog();
  #addresses: Record<string, string> = {};
  #stopping: Promise<void> | undefined;

  private constructor(home: Home, say: (line: string) => void) {
    this.#home = home;
    this.#say = say;
  }

  /** Takes the stack over, ending what a killed predecessor left. @throws when another supervisor runs it */
  static async open(home: Home, say: (line: string) => void): Promise<Supervisor> {
    const other = runningRecord(home);
    if (other)
      throw new Error(`this stack runs already (process ${other.supervisor.pid}): npm run down first`);
    const ended = await endLeftovers(home);
    if (ended.length) say(`ended what a killed run had left: ${ended.join(", ")}`);
    const supervisor = new Supervisor(home, say);
    supervisor.#changed();
    return supervisor;
  }

  /** Starts a part and resolves when it is ready. @throws PartFailed */
  async start(part: Part): Promise<void> {
    if (this.#stopping) throw new Error("stopping");
    const supervised = new Supervised(part, this.#home, this.#say, () => this.#changed());
    this.#parts.set(part.name, supervised);
    await supervised.start();
  }

  /** Runs something that ends by itself, such as a build; returns what it printed. @throws PartFailed */
  async run(task: Task): Promise<string> {
    if (this.#stopping) throw new Error("stopping");
    const running = new RunningTask(task, this.#home);
    this.#tasks.add(running);
    this.#changed();
    try {
      return await running.output;
    } finally {
      this.#tasks.delete(running);
      if (!this.#stopping) this.#changed();
    }
  }

  /** Stops a part and leaves it stopped, as an outage that lasts. */
  async hold(name: string): Promise<void> {
    await this.#get(name).end();
  }

  /** Starts a held part again. */
  async release(name: string): Promise<void> {
    await this.#get(name).start();
  }

  /** Addresses for people, kept in the process record. */
  announce(addresses: Record<string, string>): void {
    this.#addresses = addresses;
    this.#changed();
  }

  list(): RecordedPart[] {
    return [...this.#parts.values(), ...this.#tasks].map((one) => one.record());
  }

  /** Stops everything, the application before the services. May be called more than once. */
  stop(): Promise<void> {
    this.#stopping ??= this.#stopAll();
    return this.#stopping;
  }

  async #stopAll(): Promise<void> {
    await Promise.all([...this.#tasks].map((task) => task.end()));
    for (const tier of ["application", "service"] as const) {
      await Promise.all(
        [...this.#parts.values()].filter((one) => one.part.tier === tier).map((one) => one.end()),
      );
    }
    this.#watchdog.dismiss();
    removeRecord(this.#home);
  }

  #get(name: string): Supervised {
    const found = this.#parts.get(name);
    if (!found) throw new Error(`no part "${name}" in this stack`);
    return found;
  }

  #changed(): void {
    const parts = this.list();
    this.#watchdog.guard(parts);
    writeRecord(this.#home, { watchdog: this.#watchdog.pid, addresses: this.#addresses, parts });
  }
}
