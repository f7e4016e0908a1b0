import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { customerMembers, sessions, users } from "#db/schema/index.ts";
import { openCustomer } from "./open-customer.ts";

/**
 * After a visitor registered or signed in: what they did before belongs to their account too. Only memberships are
 * added; no order, file or key changes. The visitor's sessions end. Safe to repeat; staff accounts gain nothing.
 */
export async function keepVisitorWork(
  db: Database,
  { visitorId, userId }: { visitorId: string; userId: string },
): Promise<void> {
  if (visitorId === userId) return;
  await db.transaction(async (tx) => {
    const [user] = await tx.select({ role: users.role }).from(users).where(eq(users.id, userId));
    if (user?.role === "customer") {
      await openCustomer(tx, userId);
      const work = await tx.select().from(customerMembers).where(eq(customerMembers.userId, visitorId));
      if (work.length > 0)
        await tx
          .insert(customerMembers)
          .values(work.map(({ customerId }) => ({ customerId, userId })))
          .onConflictDoNothing();
    }
    await tx.delete(sessions).where(eq(sessions.userId, visitorId));
  });
}
