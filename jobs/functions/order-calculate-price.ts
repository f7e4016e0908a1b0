import { priceOrder } from "#server/commands/quote/price-order.ts";
import { systemContext } from "#server/context.ts";
import { web } from "../client.ts";
import { on, oneOrderAtATime, payloadOf } from "../events.ts";

export const orderCalculatePrice = web.createFunction(
  {
    id: "order-calculate-price",
    triggers: [on("order/price.requested")],
    concurrency: oneOrderAtATime,
    retries: 5,
  },
  ({ event, step }) =>
    step.run("price-order", () =>
      priceOrder(systemContext("pricing", event.data.traceId), payloadOf("order/price.requested", event)),
    ),
);
