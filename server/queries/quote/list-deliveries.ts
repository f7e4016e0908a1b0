import { DELIVERY_METHODS, type DeliveryMethod } from "#lib/domain/pricing/quote-inputs.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import { env } from "#server/env.ts";

export type Deliveries = {
  methods: { method: DeliveryMethod; amountMinor: number }[];
  /** The provider takes the card on a page of its own. */
  isHosted: boolean;
};

/** Ways of delivery with their sums under the rules of the offer, and how payment is taken. */
export function listDeliveries(receipt: Receipt): Deliveries {
  const methods = DELIVERY_METHODS.map((method) => ({
    method,
    amountMinor: receipt.rules.deliveryMinor[method],
  }));
  return { methods, isHosted: Boolean(env().STRIPE_SECRET_KEY) };
}
