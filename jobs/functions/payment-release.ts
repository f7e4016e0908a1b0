import { releasePayment } from "#server/commands/payment/release-payment.ts";
import { systemContext } from "#server/context.ts";
import { web } from "../client.ts";
import { on, oneOrderAtATime, payloadOf } from "../events.ts";

export const paymentRelease = web.createFunction(
  {
    id: "payment-release",
    triggers: [on("payment/release.requested")],
    concurrency: oneOrderAtATime,
    retries: 8,
  },
  ({ event, step }) =>
    step.run("release", () =>
      releasePayment(
        systemContext("payments", event.data.traceId),
        payloadOf("payment/release.requested", event),
      ),
    ),
);
