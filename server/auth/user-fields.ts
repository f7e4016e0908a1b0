import { APIError } from "better-auth/api";
import { and, eq } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import { defaultLocale, isLocale } from "#lib/i18n/locale.ts";
import { database } from "#server/database.ts";

/** A session lives 30 days from its last day of use. */
export const SESSION_S = 2_592_000;

/** Our columns of `users`. A role and a ban are never taken from a request. */
export const userFields = {
  role: { type: "string", input: false, defaultValue: "customer", required: true },
  banned: { type: "boolean", input: false, defaultValue: false, required: true },
  locale: { type: "string", input: true, defaultValue: defaultLocale, required: false },
} as const;

type NewUser = { name?: string; locale?: unknown; isAnonymous?: unknown };

/** Before a user row: a name within bounds and a language we have. */
export async function validUser<T extends NewUser>(user: T): Promise<{ data: T }> {
  const name = (user.name ?? "").trim();
  if (!user.isAnonymous && (name.length < 2 || name.length > 120))
    throw new APIError("BAD_REQUEST", { code: "NAME_NEEDED" });
  return { data: { ...user, name, locale: isLocale(user.locale) ? user.locale : defaultLocale } };
}

/** Before a session: not for somebody who is blocked. */
export async function allowedSession({ userId }: { userId: string }): Promise<void> {
  const [blocked] = await database()
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.id, userId), eq(users.banned, true)));
  if (blocked) throw new APIError("FORBIDDEN", { code: "ACCOUNT_BLOCKED" });
}
