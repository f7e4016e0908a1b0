import type { Role } from "#lib/domain/order/statuses.ts";
import type { Actor, Ctx, StaffActor } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";

const isStaff = (actor: Actor): actor is StaffActor =>
  actor.kind === "seller" || actor.kind === "operator" || actor.kind === "admin";

/** The member of staff who reads; refuses everybody without one of the roles. */
export function requireRole(ctx: Ctx, ...roles: Exclude<Role, "customer">[]): StaffActor {
  const { actor } = ctx;
  if (isStaff(actor) && roles.includes(actor.kind)) return actor;
  throw actor.kind === "nobody"
    ? new Refusal("UNAUTHENTICATED", "SIGN_IN_NEEDED")
    : new Refusal("FORBIDDEN", "ROLE_NEEDED", { role: roles.join(", ") });
}
