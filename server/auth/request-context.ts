import { randomBytes, randomUUID } from "node:crypto";
import { isLocale, type Locale, localeCookie, matchLocale } from "#lib/i18n/locale.ts";
import type { Actor, Ctx } from "#server/context.ts";
import { database } from "#server/database.ts";
import { logger } from "#server/observability/logger.ts";
import { actorOf } from "./actor-of.ts";
import { readCookies } from "./cookies.ts";
import { type OpenSession, readSession } from "./read-session.ts";
import { touchSession } from "./touch-session.ts";
import { writtenBy } from "./written-cookie.ts";

type Given = {
  /** Language of the page, when the address says it. */
  locale?: Locale;
  /** Headers of the answer; given, a session near its end is renewed with a fresh cookie. */
  answer?: Headers;
};

/** A request's context; `sessionId` tells one's own session among several. */
export type RequestCtx = Ctx & { sessionId: string | null; written: bigint };

/**
 * What commands and queries need to know about a request: who, which language, the ids that tie it to the log and
 * to the browser. Reads the session in one query; refuses nobody, the command behind it does.
 */
export async function contextFromHeaders(headers: Headers, given: Given = {}): Promise<RequestCtx> {
  const db = database();
  const at = new Date();
  const session = await readSession(db, headers, at);
  if (session) await touchSession(db, session, { headers, at, answer: given.answer });
  const actor = await actorOf(db, session);
  const ctx = assemble(headers, actor, given.locale ?? localeOf(headers, session));
  return { ...ctx, sessionId: session?.sessionId ?? null, written: writtenBy(headers) };
}

/** The context of an actor already known: a webhook, a test, a public page that must not read the session. */
export function assemble(headers: Headers, actor: Actor, locale: Locale): Ctx {
  const requestId = randomUUID();
  const traceId = traceIdOf(headers);
  const log = logger().child({ requestId, traceId, actor: actor.kind });
  return { db: database(), actor, locale, requestId, traceId, log, now: () => new Date() };
}

/** W3C trace id of the browser's `traceparent`, or a new one: 32 hex digits. */
export function traceIdOf(headers: Headers): string {
  const given = /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(headers.get("traceparent") ?? "")?.[1];
  return given && !/^0+$/.test(given) ? given : randomBytes(16).toString("hex");
}

function localeOf(headers: Headers, session: OpenSession | null): Locale {
  const wishes = [headers.get("x-facet-locale"), readCookies(headers).get(localeCookie), session?.locale];
  return wishes.find(isLocale) ?? matchLocale(headers.get("accept-language"));
}
