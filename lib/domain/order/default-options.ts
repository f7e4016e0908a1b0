import type { OrderOptions } from "#lib/contracts/order.ts";

/** The choice an order begins with. Apart from its schema: browsers price with it too. */
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
