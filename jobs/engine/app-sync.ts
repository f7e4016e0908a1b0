import { AppClient } from "./app-client.ts";
import { canonicalJson } from "./canonical-json.ts";
import type { EngineConfig } from "./config.ts";
import { log, reason } from "./log.ts";
import { signBody } from "./signing.ts";

const FIRST_MS = 250;

/** What is known of an app the engine was told to sync. */
export type SyncState = { url: string; ok: boolean; problem: string | null };

/** Asks the configured apps to register: at the start, again until it works, then gently for ever. */
export class AppSync {
  readonly #config: EngineConfig;
  readonly #client = new AppClient();
  readonly #states: SyncState[];
  readonly #timers = new Map<string, NodeJS.Timeout>();
  #stopped = false;

  constructor(config: EngineConfig) {
    this.#config = config;
    this.#states = config.apps.map((url) => ({ url, ok: false, problem: "not asked yet" }));
  }

  get states(): readonly SyncState[] {
    return this.#states;
  }

  start(): void {
    for (const state of this.#states) this.#later(state, 0, FIRST_MS);
  }

  /** An app went away: ask all again soon, the one that comes back may have changed. */
  hurry(): void {
    for (const state of this.#states) this.#later(state, FIRST_MS, FIRST_MS);
  }

  stop(): void {
    this.#stopped = true;
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#client.close();
  }

  #later(state: SyncState, waitMs: number, backOffMs: number): void {
    clearTimeout(this.#timers.get(state.url));
    if (this.#stopped) return;
    this.#timers.set(
      state.url,
      setTimeout(() => void this.#sync(state, backOffMs), waitMs),
    );
  }

  async #sync(state: SyncState, backOffMs: number): Promise<void> {
    const problem = await this.#ask(state.url).catch(reason);
    if (problem !== state.problem) {
      if (problem === null) log("info", "an app is in sync", { url: state.url });
      else log("warn", "an app could not be synced", { url: state.url, reason: problem });
    }
    state.ok = problem === null;
    state.problem = problem;
    if (state.ok) this.#later(state, this.#config.syncMs, FIRST_MS);
    else this.#later(state, backOffMs, Math.min(backOffMs * 2, this.#config.syncMs));
  }

  async #ask(url: string): Promise<string | null> {
    const { signingKey } = this.#config;
    const body = canonicalJson({ url });
    const headers: Record<string, string> = {
      "content-type": "application/json",
      "x-inngest-server-kind": signingKey === null ? "dev" : "cloud",
    };
    if (signingKey !== null) headers["x-inngest-signature"] = signBody(body, signingKey, Date.now());
    const answer = await this.#client.send({ url, method: "PUT", body, headers, timeoutMs: 15_000 });
    if (answer.status === 200 && answer.headers["x-inngest-sdk"]) return null;
    return `HTTP ${answer.status}: ${answer.body.slice(0, 300)}`;
  }
}
