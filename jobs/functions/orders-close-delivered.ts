import { closeDelivered } from "#server/commands/order/close-delivered.ts";
import { systemContext } from "#server/context.ts";
import { web } from "../client.ts";

export const ordersCloseDelivered = web.createFunction(
  { id: "orders-close-delivered", triggers: [{ cron: "7 * * * *" }], concurrency: 1, retries: 0 },
  ({ step }) => step.run("close", () => closeDelivered(systemContext("closing"))),
);
