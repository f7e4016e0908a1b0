import type { Ctx, CustomerActor, StaffActor } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";

/** The registered person who acts, customer or staff; refuses visitors without an account, jobs and nobody. */
export function requireAccount(ctx: Ctx): CustomerActor | StaffActor {
  const { actor } = ctx;
  if (actor.kind === "nobody" || actor.kind === "system" || (actor.kind === "customer" && actor.anonymous))
    throw new Refusal("UNAUTHENTICATED", "SIGN_IN_NEEDED");
  return actor;
}
