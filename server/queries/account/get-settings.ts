import { eq } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import { defaultLocale, isLocale, type Locale } from "#lib/i18n/locale.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { requireAccount } from "./require-account.ts";

/** What stands on one's own profile page. */
export async function getSettings(ctx: Ctx): Promise<{ name: string; email: string; locale: Locale }> {
  const { id } = requireAccount(ctx);
  const [user] = await ctx.db
    .select({ name: users.name, email: users.email, locale: users.locale })
    .from(users)
    .where(eq(users.id, id));
  if (!user) throw notFound("account");
  return { ...user, locale: isLocale(user.locale) ? user.locale : defaultLocale };
}
