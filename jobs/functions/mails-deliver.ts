import { deliverDueMails } from "#server/commands/mail/deliver-due-mails.ts";
import { systemContext } from "#server/context.ts";
import { web } from "../client.ts";

export const mailsDeliver = web.createFunction(
  { id: "mails-deliver", triggers: [{ cron: "* * * * *" }], concurrency: 1, retries: 0 },
  ({ step }) => step.run("deliver", () => deliverDueMails(systemContext("mail"))),
);
