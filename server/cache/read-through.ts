import { CACHE_KEYS, type CachedResource } from "#lib/cache-keys.ts";
import { metrics } from "#server/observability/metrics.ts";
import type { AskCache } from "./guarded-redis.ts";

type Kept<T> = { value: T; at: number; generation: number };
type Load<T> = () => Promise<T>;

const LOCK_MS = 5_000;
const lookUpName = (resource: CachedResource) => `look up ${resource}`;

/**
 * Reads through the cache: a fresh value as it is; an old one at once while a new one is made behind it, by one
 * caller of all processes; a missing one is made by one caller of this process while the others wait. When the
 * cache is away, `load` answers. A value made before an invalidation is never taken after it.
 */
export class ReadThrough {
  readonly #ask: AskCache | null;
  readonly #space: string;
  readonly #flights = new Map<string, Promise<unknown>>();

  /** `space` keeps the values of one database apart from those of another under the same cache. */
  constructor(ask: AskCache | null, space = "") {
    this.#ask = ask;
    this.#space = space;
  }

  async read<T>(resource: CachedResource, load: Load<T>): Promise<T> {
    const count = (answer: string) => metrics().cache.inc({ resource, answer });
    const found = await this.#alone(lookUpName(resource), () => this.#lookUp<T>(resource));
    if (!found) {
      count("bypassed");
      return this.#alone(resource, () => this.#make(resource, null, load));
    }
    const generation = Number(found[1] ?? 0);
    const kept = found[0]?.generation === generation ? found[0] : null;
    const flight = `${resource} ${generation}`;
    if (!kept) {
      count("loaded");
      return this.#alone(flight, () => this.#make(resource, generation, load));
    }
    const isFresh = Date.now() - kept.at < CACHE_KEYS[resource].freshS * 1000;
    count(isFresh ? "fresh" : "stale");
    if (!isFresh) void this.#alone(flight, () => this.#refresh(resource, generation, load)).catch(() => {});
    return kept.value;
  }

  /** From here on no value made before is taken, in no process. */
  async forget(resource: CachedResource): Promise<void> {
    await this.#ask?.((redis) => redis.incr(this.#key(resource, ":generation")));
    for (const name of [lookUpName(resource), resource]) this.#flights.delete(name);
  }

  #key(resource: CachedResource, suffix = ""): string {
    return `${CACHE_KEYS[resource].key}${this.#space}${suffix}`;
  }

  async #lookUp<T>(resource: CachedResource): Promise<[Kept<T> | null, number | null] | null> {
    const keys = [this.#key(resource), this.#key(resource, ":generation")];
    return (await this.#ask?.((redis) => redis.mget<[Kept<T> | null, number | null]>(...keys))) ?? null;
  }

  async #make<T>(resource: CachedResource, generation: number | null, load: Load<T>): Promise<T> {
    const value = await load();
    const { keptS } = CACHE_KEYS[resource];
    const kept: Kept<T> | null = generation === null ? null : { value, at: Date.now(), generation };
    if (kept) await this.#ask?.((redis) => redis.set(this.#key(resource), kept, { ex: keptS }));
    return value;
  }

  async #refresh<T>(resource: CachedResource, generation: number, load: Load<T>): Promise<void> {
    const lock = this.#key(resource, ":lock");
    const mine = await this.#ask?.((redis) => redis.set(lock, 1, { nx: true, px: LOCK_MS }));
    if (mine === "OK") await this.#make(resource, generation, load);
  }

  /** Whoever asks for the same while it is being done gets the same answer. */
  #alone<T>(name: string, work: Load<T>): Promise<T> {
    const running = this.#flights.get(name) as Promise<T> | undefined;
    if (running) return running;
    const flight = work().finally(() => this.#flights.get(name) === flight && this.#flights.delete(name));
    this.#flights.set(name, flight);
    return flight;
  }
}
