import { expireClaims } from "#server/commands/production/expire-claims.ts";
import { systemContext } from "#server/context.ts";
import { web } from "../client.ts";

export const claimsExpire = web.createFunction(
  { id: "claims-expire", triggers: [{ cron: "* * * * *" }], concurrency: 1, retries: 0 },
  ({ step }) => step.run("expire", () => expireClaims(systemContext("claims"))),
);
