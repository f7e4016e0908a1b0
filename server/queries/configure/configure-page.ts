import type { OrderOptions } from "#lib/contracts/order.ts";
import type { OrderStatus } from "#lib/domain/order/statuses.ts";
import { promisedDate, workshopDay } from "#lib/domain/pricing/delivery-promise.ts";
import type { Ctx } from "#server/context.ts";
import { findModelStatus, type ModelStatus } from "../model/model-status.ts";
import { getMyOrder } from "../order/find-my-order.ts";
import { getPriceTerms, type PriceTerms } from "../price/price-terms.ts";

export type ConfigurePage = {
  orderId: string;
  number: string;
  status: OrderStatus;
  /** As last fixed by the server; what the customer tries out stays in their browser until they ask for a price. */
  options: OrderOptions;
  model: ModelStatus;
  terms: PriceTerms;
  /** Civil day on which the customer has the piece when the price is accepted today. */
  arrival: string;
  today: string;
};

/** Everything the configure page begins with, for the owner of the order. What is not theirs is NOT_FOUND. */
export async function getConfigurePage(ctx: Ctx, orderId: string): Promise<ConfigurePage> {
  const { customerId, modelId, number, status, options } = await getMyOrder(ctx, orderId);
  const [model, terms] = await Promise.all([
    findModelStatus(ctx.db, [customerId], modelId),
    getPriceTerms(ctx),
  ]);
  if (!model) throw new Error(`order ${number} lacks its model`);
  const now = ctx.now();
  return {
    orderId,
    number,
    status: status as OrderStatus,
    options,
    model,
    terms,
    arrival: promisedDate(now, terms.rules),
    today: workshopDay(now, terms.rules),
  };
}
