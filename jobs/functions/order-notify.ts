import { composeOrderMail } from "#server/commands/mail/compose-order-mail.ts";
import { deliverMail } from "#server/commands/mail/deliver-mail.ts";
import { systemContext } from "#server/context.ts";
import { web } from "../client.ts";
import { type Delivered, deliveredBy, onSome } from "../events.ts";

const TOPIC = "order/mail.requested";

// Few at once: in a rush of orders the people in front of the web process come before their mails.
export const orderNotify = web.createFunction(
  { id: "order-notify", triggers: onSome(TOPIC), concurrency: { limit: 2 }, retries: 5 },
  ({ event }) => notifyAll(deliveredBy(TOPIC, event)),
);

/**
 * Writes these mails one after another and hands each over; what one of them meets does not stop the others. No steps:
 * both commands know what they did already, so a run costs one call of the engine. Throws what failed, at the end.
 */
async function notifyAll(delivered: readonly Delivered<typeof TOPIC>[]) {
  const outcomes: string[] = [];
  const failures: unknown[] = [];
  for (const { payload, traceId } of delivered) {
    const ctx = systemContext("mail", traceId);
    try {
      const mail = await composeOrderMail(ctx, payload);
      // Where the server is down the rest would only wait for the same time-out; the sweep hands them over.
      if (!mail) outcomes.push("nobody_to_write_to");
      else outcomes.push(outcomes.includes("queued") ? "left" : await deliverMail(ctx, mail));
    } catch (error) {
      failures.push(error);
    }
  }
  if (failures.length > 0)
    throw failures.length === 1 ? failures[0] : new AggregateError(failures, String(failures[0]));
  return outcomes;
}
