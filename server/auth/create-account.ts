import { hashPassword } from "better-auth/crypto";
import { eq, sql } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { accounts, users } from "#db/schema/index.ts";
import type { Role } from "#lib/domain/order/statuses.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { openCustomer } from "#server/commands/account/open-customer.ts";

export type NewAccount = { email: string; password: string; name: string; role: Role; locale: Locale };
export type CreatedAccount = { userId: string; customerId: string | null };

/**
 * Opens an account without the sign-up page: demo people, tests, the first administrator. The same e-mail again
 * keeps the user and sets name, role and password anew. Customers get their customer; staff have none.
 */
export async function createAccount(db: Database, account: NewAccount): Promise<CreatedAccount> {
  const email = account.email.toLowerCase();
  const { name, role, locale } = account;
  const password = await hashPassword(account.password);
  return db.transaction(async (tx) => {
    const [user] = await tx
      .insert(users)
      .values({ email, name, role, locale, emailVerified: true })
      .onConflictDoUpdate({ target: users.email, set: { name, role, locale, updatedAt: sql`now()` } })
      .returning({ id: users.id });
    if (!user) throw new Error("user row was not written");
    await tx.delete(accounts).where(eq(accounts.userId, user.id));
    const credential = { userId: user.id, accountId: user.id, providerId: "credential", password };
    await tx.insert(accounts).values(credential);
    const customerId = role === "customer" ? await openCustomer(tx, user.id) : null;
    return { userId: user.id, customerId };
  });
}
