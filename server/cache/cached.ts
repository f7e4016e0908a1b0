import type { CachedResource } from "#lib/cache-keys.ts";
import { env } from "#server/env.ts";
import { guardedRedis } from "./guarded-redis.ts";
import { ReadThrough } from "./read-through.ts";

const holder = globalThis as typeof globalThis & { facetCache?: ReadThrough };

function cache(): ReadThrough {
  const { UPSTASH_REDIS_REST_URL: url, UPSTASH_REDIS_REST_TOKEN: token, DATABASE_URL } = env();
  const { host, pathname } = new URL(DATABASE_URL);
  const space = `@${host}${pathname}`;
  holder.facetCache ??= new ReadThrough(url ? guardedRedis(url, token ?? "") : null, space);
  return holder.facetCache;
}

/**
 * A resource of lib/cache-keys.ts through the cache. What `load` gives must survive JSON: no dates, no undefined.
 * Rejects only when `load` does.
 */
export function cached<T>(resource: CachedResource, load: () => Promise<T>): Promise<T> {
  return cache().read(resource, load);
}

/** Makes every process forget a resource. For `invalidate`, which also tells the pages. */
export const forget = (resource: CachedResource): Promise<void> => cache().forget(resource);
