import { capturePayment } from "#server/commands/payment/capture-payment.ts";
import { systemContext } from "#server/context.ts";
import { web } from "../client.ts";
import { on, oneOrderAtATime, payloadOf } from "../events.ts";

export const paymentCapture = web.createFunction(
  {
    id: "payment-capture",
    triggers: [on("payment/capture.requested")],
    concurrency: oneOrderAtATime,
    retries: 8,
  },
  ({ event, step }) =>
    step.run("capture", () =>
      capturePayment(
        systemContext("payments", event.data.traceId),
        payloadOf("payment/capture.requested", event),
      ),
    ),
);
