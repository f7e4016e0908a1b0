import { fatal, type Outcome, readAnswer } from "./answers.ts";
import { AppClient, CallFailed } from "./app-client.ts";
import { Batcher } from "./batcher.ts";
import { composeCall } from "./call-body.ts";
import type { Done } from "./changes.ts";
import type { EngineConfig } from "./config.ts";
import { type IntakeContext, type IntakeResult, takeIn } from "./intake.ts";
import { log, reason } from "./log.ts";
import type { Incoming, Job } from "./model.ts";
import type { RegistryCache } from "./registry.ts";
import { settle } from "./settle.ts";
import type { Db, Pool } from "./store/db.ts";
import { claimCappedJobs, claimJobs, nextDueMs, releaseJobs } from "./store/jobs.ts";
import { loadContexts, type RunContext } from "./store/runs.ts";
import { addStats, Tallies } from "./store/stats.ts";

const BATCH = 200;
const FIRST_RETRY_MS = 50;
const LONGEST_RETRY_MS = 2_000;
const LONGEST_REFUSED_MS = 4_000;
const LONGEST_TIMER_MS = 60_000;

/** Takes events in, claims due work, calls the apps and writes down what they answered. */
export class RunLoop {
  readonly node: string;
  readonly #sql: Pool;
  readonly #config: EngineConfig;
  readonly #registry: RegistryCache;
  readonly #client = new AppClient();
  readonly #intake: Batcher<Incoming[], undefined>;
  readonly #outcomes: Batcher<Done, undefined>;
  readonly #open = new Map<string, Job>();
  readonly #downSince = new Map<string, number>();
  readonly #aborts = new AbortController();
  #timer: NodeJS.Timeout | undefined;
  #pumping = false;
  #pumpAgain = false;
  #backlog = false;
  #stopping = false;
  /** Set by the scheduler: other processes share the database and want to be woken. */
  shared = false;
  /** Set by the scheduler: when this process last said that it is alive (`performance.now()`). */
  seenAt = performance.now();
  /** Called with an app's name when nothing listens there any more. */
  onUnreachable: (app: string) => void = () => {};

  constructor(node: string, sql: Pool, config: EngineConfig, registry: RegistryCache) {
    this.node = node;
    this.#sql = sql;
    this.#config = config;
    this.#registry = registry;
    this.#intake = new Batcher(BATCH, (requests) => this.#writeEvents(requests));
    this.#outcomes = new Batcher(BATCH, (batch) => this.#writeOutcomes(batch));
  }

  /** Stores events and starts what they trigger; resolves after the commit. */
  accept(events: Incoming[]): Promise<undefined> {
    return this.#intake.submit(events);
  }

  /** The fences of the leases this process is working on. */
  get openFences(): string[] {
    return [...this.#open.keys()];
  }

  /** How many requests with events were taken in; the scheduler sees by it whether anything goes on. */
  accepted = 0;

  get openCalls(): number {
    return this.#open.size;
  }

  /** Runs a transaction that takes in events or starts runs, and goes on with what it leased. */
  async inTransaction(
    work: (db: Db, context: IntakeContext) => Promise<IntakeResult>,
  ): Promise<IntakeResult> {
    const result = await this.#sql.begin(async (tx) => {
      const context = await this.#context(tx);
      const worked = await work(tx, context);
      await addStats(tx, context.tallies.list());
      await this.#announce(tx, worked.queued);
      return worked;
    });
    this.#goOn(result.leased, result.queued);
    return result as IntakeResult;
  }

  /** Looks for due work now. Calls while a look is under way make one more look. */
  wake(): void {
    this.#pumpAgain = true;
    if (!this.#pumping && !this.#stopping) void this.#pump();
  }

  /** Claims nothing more, waits up to the grace period for open calls, gives the rest back. */
  async stop(): Promise<void> {
    this.#stopping = true;
    clearTimeout(this.#timer);
    const deadline = performance.now() + this.#config.graceMs;
    while (this.#open.size > 0 && performance.now() < deadline) await pause(20);
    const left = [...this.#open.values()];
    this.#aborts.abort();
    await releaseJobs(this.#sql, left).catch((error: unknown) => {
      log("warn", "leases could not be given back", { count: left.length, reason: reason(error) });
    });
    this.#client.close();
  }

  get #free(): number {
    return this.#stopping ? 0 : Math.max(0, this.#config.parallelCalls - this.#open.size);
  }

  // `freed`: calls that end with this transaction. Under a backlog nothing is handed on, or the queue would starve.
  async #context(db: Db, freed = 0): Promise<IntakeContext> {
    const registry = await this.#registry.current(db);
    const handOff = this.#backlog || this.#stopping ? 0 : this.#free + freed;
    return { registry, node: this.node, handOff, tallies: new Tallies() };
  }

  async #announce(db: Db, queued: boolean): Promise<void> {
    if (queued && this.shared) await db`select pg_notify('engine_work', '')`;
  }

  async #writeEvents(requests: Incoming[][]): Promise<undefined[]> {
    await this.inTransaction((db, context) => takeIn(db, requests.flat(), context));
    this.accepted += requests.length;
    return requests.map(() => undefined);
  }

  async #writeOutcomes(batch: Done[]): Promise<undefined[]> {
    const settled = await this.#sql.begin(async (tx) => {
      const retryDelayMs = (attempt: number) => this.#retryDelayMs(attempt);
      const result = await settle(tx, batch, { ...(await this.#context(tx, batch.length)), retryDelayMs });
      await this.#announce(tx, result.queued);
      return result;
    });
    for (const { job } of batch) this.#open.delete(job.fence);
    for (const job of settled.lost)
      log("warn", "an answer came after its lease was lost", { run: job.runId });
    // A finished call may make room under a limit.
    const look = settled.queued || this.#backlog || batch.some(({ job }) => job.capped);
    this.#goOn(settled.leased as Job[], look);
    return batch.map(() => undefined);
  }

  #retryDelayMs(attempt: number): number {
    const schedule = this.#config.retryScheduleMs;
    return schedule[Math.min(attempt, schedule.length - 1)] ?? 1_000;
  }

  #goOn(leased: readonly Job[], look: boolean): void {
    if (leased.length > 0) void this.#dispatch(leased);
    if (look) this.wake();
  }

  async #pump(): Promise<void> {
    this.#pumping = true;
    try {
      while (this.#pumpAgain && !this.#stopping) {
        this.#pumpAgain = false;
        await this.#claim();
      }
    } catch (error) {
      log("warn", "work could not be claimed", { reason: reason(error) });
      this.#arm(FIRST_RETRY_MS * 10);
    } finally {
      this.#pumping = false;
    }
  }

  async #claim(): Promise<void> {
    const free = this.#free;
    if (free === 0) {
      this.#backlog = true;
      return;
    }
    await this.#registry.current(this.#sql);
    const capped = await claimCappedJobs(this.#sql, this.node, free);
    const plain = await claimJobs(this.#sql, this.node, Math.max(0, free - capped.length));
    const claimed = [...capped, ...plain];
    this.#backlog = claimed.length >= free;
    if (claimed.length > 0) void this.#dispatch(claimed);
    if (!this.#backlog) this.#arm((await nextDueMs(this.#sql)) ?? LONGEST_TIMER_MS);
  }

  #arm(ms: number): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.wake(), Math.min(Math.max(Math.ceil(ms), 1), LONGEST_TIMER_MS));
    this.#timer.unref();
  }

  async #dispatch(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) this.#open.set(job.fence, job);
    try {
      const calls = jobs.filter(({ kind }) => kind === "call");
      const contexts = await loadContexts(this.#sql, [...new Set(calls.map(({ runId }) => runId))]);
      // The others may have taken the work over by now, and may be calling: two calls at once are worse than a late one.
      if (performance.now() - this.seenAt > this.#config.leaseMs) throw new Error("the lease has run out");
      for (const job of jobs) void this.#perform(job, contexts.get(job.runId));
    } catch (error) {
      log("warn", "work could not be begun", { reason: reason(error) });
      for (const job of jobs) this.#open.delete(job.fence);
      await releaseJobs(this.#sql, jobs).catch(() => {});
      this.#arm(FIRST_RETRY_MS * 10);
    }
  }

  async #perform(job: Job, run: RunContext | undefined): Promise<undefined> {
    const started = performance.now();
    const outcome = await this.#outcomeOf(job, run);
    if (outcome === null) return void this.#open.delete(job.fence);
    const done = { job, outcome, tookMs: performance.now() - started };
    for (
      let waitMs = FIRST_RETRY_MS;
      this.#open.has(job.fence);
      waitMs = Math.min(waitMs * 2, LONGEST_RETRY_MS)
    ) {
      try {
        return await this.#outcomes.submit(done);
      } catch (error) {
        log("warn", "an outcome could not be written yet", { run: job.runId, reason: reason(error) });
        await pause(waitMs);
      }
    }
  }

  async #outcomeOf(job: Job, run: RunContext | undefined): Promise<Outcome | null> {
    if (job.kind === "wake") return { kind: "woken" };
    if (job.kind === "cancel") return { kind: "cancelled" };
    const definition = this.#registry.latest.all.get(job.functionId);
    if (!definition) return fatal("FUNCTION_UNKNOWN", `the function ${job.functionId} is not registered`);
    if (!run) return { kind: "woken" };
    const signingKey = this.#config.signingKey ?? undefined;
    try {
      const call = composeCall(job, run, definition, signingKey, Date.now());
      const timeoutMs = this.#config.callTimeoutMs;
      const answer = await this.#client.send({
        ...call,
        method: "POST",
        timeoutMs,
        signal: this.#aborts.signal,
      });
      this.#downSince.delete(definition.app);
      return readAnswer(answer, signingKey, Date.now());
    } catch (error) {
      if (this.#aborts.signal.aborted) return null;
      return this.#failedCall(error, definition.app);
    }
  }

  #failedCall(error: unknown, app: string): Outcome {
    const code = error instanceof CallFailed ? error.code : "CALL_NOT_SENT";
    if (code === "output_too_large") return fatal(code, reason(error));
    const refused = error instanceof CallFailed && error.refused;
    const shown = { code, name: "Error", message: reason(error) };
    const afterMs = refused ? this.#refusedDelayMs(app) : null;
    return { kind: "retry", error: shown, status: null, afterMs, counts: !refused };
  }

  // A refused connection is no attempt: the app cannot have run anything, and it may be restarting.
  #refusedDelayMs(app: string): number {
    const now = performance.now();
    const since = this.#downSince.get(app);
    if (since === undefined) {
      this.#downSince.set(app, now);
      log("warn", "an app cannot be reached", { app });
      this.onUnreachable(app);
    }
    const downMs = now - (since ?? now);
    return Math.min(Math.max(downMs, 500), LONGEST_REFUSED_MS) * (0.75 + Math.random() / 2);
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
