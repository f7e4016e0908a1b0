import type { Role } from "#lib/domain/order/statuses.ts";
import type { Actor, Ctx, CustomerActor, StaffActor } from "#server/context.ts";
import { notFound, Refusal } from "#server/errors.ts";

/** The signed-in customer or visitor; refuses everybody else. */
export function requireCustomer(ctx: Ctx): CustomerActor {
  if (ctx.actor.kind === "customer") return ctx.actor;
  throw ctx.actor.kind === "nobody"
    ? new Refusal("UNAUTHENTICATED", "SIGN_IN_NEEDED")
    : new Refusal("FORBIDDEN", "ROLE_NEEDED", { role: "customer" });
}

/** Who reads what is their own: nobody is asked to sign in; whoever is no customer has none, and finds none. */
export function requireOwner(ctx: Ctx, thing: string): CustomerActor {
  if (ctx.actor.kind === "customer" || ctx.actor.kind === "nobody") return requireCustomer(ctx);
  throw notFound(thing);
}

/** A member of staff with one of the roles; refuses everybody else. */
export function requireStaff<R extends Exclude<Role, "customer">>(
  ctx: Ctx,
  ...roles: R[]
): StaffActor & { kind: R } {
  const { actor } = ctx;
  if (isStaff(actor) && (roles as string[]).includes(actor.kind)) return actor as StaffActor & { kind: R };
  throw actor.kind === "nobody"
    ? new Refusal("UNAUTHENTICATED", "SIGN_IN_NEEDED")
    : new Refusal("FORBIDDEN", "ROLE_NEEDED", { role: roles.join(", ") });
}

/** A job acting on a stored fact; a person who reaches a system command is a fault of ours. */
export function requireSystem(ctx: Ctx): Extract<Actor, { kind: "system" }> {
  if (ctx.actor.kind !== "system") throw new Refusal("FORBIDDEN", "ROLE_NEEDED", { role: "system" });
  return ctx.actor;
}

export function isStaff(actor: Actor): actor is StaffActor {
  return actor.kind === "seller" || actor.kind === "operator" || actor.kind === "admin";
}
