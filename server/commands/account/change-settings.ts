import { eq } from "drizzle-orm";
import { users } from "#db/schema/index.ts";
import type { AccountSettings } from "#lib/contracts/account.ts";
import type { Ctx } from "#server/context.ts";
import { requireAccount } from "#server/queries/account/require-account.ts";

/** Sets one's own name and language. Names that stand in a history already stay as they were. */
export async function changeSettings(ctx: Ctx, { name, locale }: AccountSettings): Promise<AccountSettings> {
  const { id } = requireAccount(ctx);
  await ctx.db.update(users).set({ name, locale, updatedAt: ctx.now() }).where(eq(users.id, id));
  return { name, locale };
}
