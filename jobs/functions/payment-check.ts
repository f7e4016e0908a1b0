import { checkPayment } from "#server/commands/payment/check-payment.ts";
import { systemContext } from "#server/context.ts";
import { web } from "../client.ts";
import { on, oneOrderAtATime, payloadOf } from "../events.ts";

export const paymentCheck = web.createFunction(
  {
    id: "payment-check",
    triggers: [on("payment/check.requested")],
    concurrency: oneOrderAtATime,
    retries: 10,
  },
  ({ event, step }) =>
    step.run("check", () =>
      checkPayment(
        systemContext("payments", event.data.traceId),
        payloadOf("payment/check.requested", event),
      ),
    ),
);
