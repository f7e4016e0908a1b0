import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import type { EngineConfig } from "./config.ts";
import { nextTick } from "./cron.ts";
import { newUlid } from "./ids.ts";
import { newRun, startRuns } from "./intake.ts";
import { log, reason } from "./log.ts";
import type { Incoming, NewRun } from "./model.ts";
import type { RunLoop } from "./run-loop.ts";
import { type DueCron, lockDueCrons, setNextTick } from "./store/crons.ts";
import type { Pool } from "./store/db.ts";
import { reapJobs } from "./store/jobs.ts";
import { dropNodes, heartbeat } from "./store/nodes.ts";
import { prune } from "./store/prune.ts";

const BEAT_MS = 1_000;
const IDLE_BEATS = 5;
const PRUNE_EVERY_BEATS = 60;

setFlagsFromString("--expose-gc");
const collectGarbage = runInNewContext("gc") as () => void;

/** The pulse of a process: says it is alive, frees the work of dead ones, fires schedules, prunes. */
export class Scheduler {
  readonly #sql: Pool;
  readonly #config: EngineConfig;
  readonly #loop: RunLoop;
  #timer: NodeJS.Timeout | undefined;
  #cronTimer: NodeJS.Timeout | undefined;
  #stopped = false;
  #beats = 0;
  #healthySince: number | null = null;
  #firing = false;
  #idleBeats = 0;
  #acceptedAtBeat = 0;

  constructor(sql: Pool, config: EngineConfig, loop: RunLoop) {
    this.#sql = sql;
    this.#config = config;
    this.#loop = loop;
  }

  /** The first beat is awaited: without it nothing may be leased. */
  async start(): Promise<void> {
    await this.#beat();
    this.#arm();
  }

  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    clearTimeout(this.#cronTimer);
    await dropNodes(this.#sql, this.#loop.node).catch(() => {});
  }

  #arm(): void {
    if (this.#stopped) return;
    this.#timer = setTimeout(() => void this.#tick(), BEAT_MS);
  }

  async #tick(): Promise<void> {
    try {
      await this.#beat();
    } catch (error) {
      if (this.#healthySince !== null)
        log("error", "the database does not answer", { reason: reason(error) });
      this.#healthySince = null;
    }
    this.#arm();
  }

  async #beat(): Promise<void> {
    const { leaseMs } = this.#config;
    const began = performance.now();
    const { alive, nextCronMs } = await heartbeat(this.#sql, this.#loop.node, leaseMs);
    this.#loop.seenAt = began;
    this.#loop.shared = alive > 1;
    this.#healthySince ??= performance.now();
    // After an outage of the database every process looks dead until it has had time to beat again.
    if (performance.now() - this.#healthySince >= leaseMs || this.#beats === 0) await this.#reap(leaseMs);
    if (nextCronMs !== null && nextCronMs <= BEAT_MS) {
      clearTimeout(this.#cronTimer);
      this.#cronTimer = setTimeout(() => void this.fireCrons(), Math.max(0, nextCronMs) + 1);
    }
    this.#tidyWhenIdle();
    if (this.#beats++ % PRUNE_EVERY_BEATS === 0) void this.#prune();
    this.#loop.wake();
  }

  // V8 keeps the memory of a burst for as long as nothing happens; an idle engine gives it back.
  #tidyWhenIdle(): void {
    if (this.#loop.openCalls > 0 || this.#loop.accepted !== this.#acceptedAtBeat) this.#idleBeats = 0;
    else if (++this.#idleBeats === IDLE_BEATS) collectGarbage();
    this.#acceptedAtBeat = this.#loop.accepted;
  }

  async #reap(leaseMs: number): Promise<void> {
    const freed = await reapJobs(this.#sql, this.#loop.node, leaseMs, this.#loop.openFences);
    if (freed > 0) log("warn", "work of a silent process was taken over", { jobs: freed });
  }

  async #prune(): Promise<void> {
    try {
      while (!this.#stopped && (await prune(this.#sql, this.#config.retentionMs)) > 0);
      await dropNodes(this.#sql, null);
    } catch (error) {
      log("warn", "old runs could not be pruned", { reason: reason(error) });
    }
  }

  /** Starts the functions whose tick has come: each tick once, whoever gets to it; missed ticks become one. */
  async fireCrons(): Promise<void> {
    if (this.#firing || this.#stopped) return;
    this.#firing = true;
    try {
      await this.#loop.inTransaction(async (db, context) => {
        const due = await lockDueCrons(db);
        for (const cron of due) await setNextTick(db, cron, nextTick(cron.expression, cron.nowMs));
        return startRuns(
          db,
          due.flatMap((cron) => tickRun(cron, context.registry.active(cron.functionId))),
          context,
        );
      });
    } catch (error) {
      log("warn", "schedules could not be fired", { reason: reason(error) });
    } finally {
      this.#firing = false;
    }
  }
}

function tickRun(cron: DueCron, definition: NewRun["definition"] | undefined): NewRun[] {
  if (!definition || cron.tickMs === null) return [];
  const tick = new Date(cron.tickMs).toISOString().replace(".000Z", "Z");
  const event: Incoming = {
    key: newUlid(),
    named: true,
    notBeforeMs: null,
    body: {
      id: tick,
      name: "inngest/scheduled.timer",
      data: { cron: cron.expression, fireAt: tick, scheduledAt: tick },
      ts: cron.tickMs,
      user: {},
    },
  };
  return [newRun(definition, event)];
}
