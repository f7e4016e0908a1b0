import { backoffMs } from "./backoff.ts";
import type { Connection, EngineParts } from "./upload-types.ts";

const SEVERAL = 3;
const OFFLINE_LOOK_MS = 15_000;

/** What stands between one try and the next: pauses that grow, or the connection coming back. */
export class Patience {
  readonly #parts: Pick<EngineParts, "backoff" | "random" | "connection">;
  #failures = 0;

  constructor(parts: Pick<EngineParts, "backoff" | "random" | "connection">) {
    this.#parts = parts;
  }

  /** Something arrived: the next failure is the first again. */
  succeeded(): void {
    this.#failures = 0;
  }

  /** What the page should say after one more failure; null while it may have been a hiccup. */
  failed(): "offline" | "waiting" | null {
    this.#failures += 1;
    if (!this.#parts.connection.isOnline()) return "offline";
    return this.#failures >= SEVERAL ? "waiting" : null;
  }

  /** Resolves when the next try is due: after the pause, or as soon as the browser is online again. */
  async rest(signal: AbortSignal): Promise<void> {
    const { connection, backoff, random } = this.#parts;
    if (connection.isOnline()) return pause(backoffMs(this.#failures, backoff, random), signal);
    await Promise.race([comesOnline(connection, signal), pause(OFFLINE_LOOK_MS, signal)]);
  }
}

/** Waits; ends early, without an error, when `signal` aborts. */
export function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal.aborted) return resolve();
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, ms);
    signal.addEventListener("abort", done, { once: true });
  });
}

function comesOnline(connection: Connection, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stop();
      resolve();
    };
    const stop = connection.onChange(() => connection.isOnline() && done());
    signal.addEventListener("abort", done, { once: true });
  });
}
