/** One kept thing: where, how long it is good as it is, how long it may still be shown while a new one is made. */
export type CacheEntry = {
  /** Redis key; the number rises when the shape of the value changes. */
  key: string;
  /** Next's tag of pages built from it. */
  tag: string;
  freshS: number;
  keptS: number;
  /** What changes it; "time" where being a moment behind is fine. */
  invalidatedBy: string;
};

/**
 * Every kept thing of the shop, and the only place that names it. Nothing that money depends on is read from here:
 * a quote takes metal prices and rules from the database, in its own transaction.
 */
export const CACHE_KEYS = {
  metalPrices: {
    key: "facet:metal-prices:1",
    tag: "metal-prices",
    freshS: 60,
    keptS: 3_600,
    invalidatedBy: "a new price fix of a metal",
  },
  priceRules: {
    key: "facet:price-rules:3",
    tag: "price-rules",
    freshS: 60,
    keptS: 3_600,
    invalidatedBy: "a new version of the price rules",
  },
} as const satisfies Record<string, CacheEntry>;

export type CachedResource = keyof typeof CACHE_KEYS;
