import { CACHE_KEYS, type CachedResource } from "#lib/cache-keys.ts";
import { forget } from "./cached.ts";

type Revalidate = (tag: string) => void;

// Set by instrumentation.ts: outside of the web process there are no pages to tell, and Next is not loaded.
const holder = globalThis as typeof globalThis & { facetRevalidate?: Revalidate };

/** Lets `invalidate` tell Next's own cache of pages. */
export function onInvalidate(revalidate: Revalidate): void {
  holder.facetRevalidate = revalidate;
}

/**
 * Call after the commit that changed what these resources are made of. A cache that is away is no reason to fail:
 * values live `freshS` seconds at most.
 */
export async function invalidate(...resources: CachedResource[]): Promise<void> {
  await Promise.all(resources.map((resource) => forget(resource)));
  for (const resource of resources) holder.facetRevalidate?.(CACHE_KEYS[resource].tag);
}
