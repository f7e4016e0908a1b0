import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { connection } from "next/server";
import { cache } from "react";
import type { Locale } from "#lib/i18n/locale.ts";
import { contextFromHeaders, type RequestCtx } from "#server/auth/request-context.ts";
import type { StaffActor } from "#server/context.ts";

/** Context of the page being rendered, once a request. Reading it makes the page's part dynamic. */
export const pageContext = cache(async (locale: Locale): Promise<RequestCtx> => {
  // A session is read against the clock, which a prefetched shell must not do.
  await connection();
  return contextFromHeaders(await headers(), { locale });
});

type StaffCtx<R> = RequestCtx & { actor: StaffActor & { kind: R } };

/**
 * Context of a staff page. Somebody without a session is sent to sign in and comes back to `path`; a customer finds
 * nothing here. A member of staff with another role gets `denied`, which the page shows in words.
 */
export async function staffContext<R extends StaffActor["kind"]>(
  locale: Locale,
  path: string,
  ...roles: R[]
): Promise<{ ctx: StaffCtx<R>; denied: null } | { ctx: RequestCtx; denied: { own: string; needed: R[] } }> {
  const ctx = await pageContext(locale);
  const { kind } = ctx.actor;
  if (kind === "nobody") redirect(`/${locale}/sign-in?next=${encodeURIComponent(path)}`);
  if (kind === "customer" || kind === "system") notFound();
  if (!(roles as string[]).includes(kind)) return { ctx, denied: { own: kind, needed: roles } };
  return { ctx: ctx as StaffCtx<R>, denied: null };
}

/** Context of a page for registered people; others sign in first and come back to `path`. */
export async function accountContext(locale: Locale, path: string): Promise<RequestCtx> {
  const ctx = await pageContext(locale);
  const { actor } = ctx;
  const hasAccount = actor.kind !== "nobody" && !(actor.kind === "customer" && actor.anonymous);
  if (!hasAccount) redirect(`/${locale}/sign-in?next=${encodeURIComponent(path)}`);
  return ctx;
}
