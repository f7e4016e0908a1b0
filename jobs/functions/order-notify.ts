import { composeOrderMail } from "#server/commands/mail/compose-order-mail.ts";
import { deliverMail } from "#server/commands/mail/deliver-mail.ts";
import { systemContext } from "#server/context.ts";
import { web } from "../client.ts";
import { on, payloadOf } from "../events.ts";

// Few at once: in a rush of orders the people in front of the web process come before their mails.
export const orderNotify = web.createFunction(
  { id: "order-notify", triggers: [on("order/mail.requested")], concurrency: { limit: 2 }, retries: 5 },
  // No steps: both commands know what they did already, so a run costs one call of the engine instead of three.
  async ({ event }) => {
    const ctx = systemContext("mail", event.data.traceId);
    const mail = await composeOrderMail(ctx, payloadOf("order/mail.requested", event));
    return mail ? deliverMail(ctx, mail) : "nobody_to_write_to";
  },
);
