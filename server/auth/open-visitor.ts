import { eq } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import { throttle } from "#server/commands/shared/throttle.ts";
import type { Ctx, CustomerActor } from "#server/context.ts";
import { auth } from "./auth.ts";
import { clientAddress } from "./client-address.ts";
import { contextFromHeaders } from "./request-context.ts";
import { sessionHint } from "./session-hint.ts";

const VISITORS = { scope: "visitor:address", max: 300, windowMs: 3_600_000 };

/**
 * Makes a visitor without an account somebody: a user, a customer and a session, whose cookie goes into `answer`.
 * Refuses with RATE_LIMITED when one address opens too many.
 */
export async function openVisitor(ctx: Ctx, headers: Headers, answer: Headers): Promise<CustomerActor> {
  await throttle(ctx.db, VISITORS, clientAddress(headers), ctx.now());
  const opened = await auth().api.signInAnonymous({ headers, returnHeaders: true });
  await ctx.db.update(users).set({ locale: ctx.locale }).where(eq(users.id, opened.response.user.id));
  const cookies = opened.headers.getSetCookie();
  for (const cookie of [...cookies, sessionHint("visitor")]) answer.append("set-cookie", cookie);
  const own = new Headers({ cookie: cookies.map((cookie) => cookie.split(";")[0]).join("; ") });
  const { actor } = await contextFromHeaders(own, { locale: ctx.locale });
  if (actor.kind !== "customer") throw new Error("a visitor's session did not open");
  return actor;
}
