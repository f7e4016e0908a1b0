import { and, eq } from "drizzle-orm";
import { customerMembers, customers, users } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";

/**
 * Gives a user the customer that is their own, once: a second call, also a parallel one, finds the first one's.
 * Returns its id.
 */
export async function openCustomer(tx: Transaction, userId: string): Promise<string> {
  const [user] = await tx.select().from(users).where(eq(users.id, userId)).for("update");
  if (!user) throw new Error("a customer was asked for a user who does not exist");
  const [own] = await tx
    .select({ id: customers.id })
    .from(customerMembers)
    .innerJoin(customers, eq(customers.id, customerMembers.customerId))
    .where(and(eq(customerMembers.userId, userId), eq(customers.openedBy, userId)));
  if (own) return own.id;
  const known = user.isAnonymous ? {} : { name: user.name, email: user.email };
  const [customer] = await tx
    .insert(customers)
    .values({ ...known, locale: user.locale, openedBy: userId })
    .returning({ id: customers.id });
  if (!customer) throw new Error("customer row was not written");
  await tx.insert(customerMembers).values({ customerId: customer.id, userId });
  return customer.id;
}
