import type { OrderOptions } from "./order.ts";

/** The choice an order begins with. Apart from the schemas of order.ts: browsers price with it and need no zod. */
export const DEFAULT_OPTIONS = {
  metalId: "gold_585_yellow",
  finish: "polished",
  quantity: 1,
  ringScale: null,
  engraving: null,
  note: null,
  unit: null,
  deliveryMethod: "courier",
  taxRegion: "RU",
} as const satisfies OrderOptions;
