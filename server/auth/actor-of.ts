import type { Database } from "#db/client.ts";
import { openCustomer } from "#server/commands/account/open-customer.ts";
import type { Actor } from "#server/context.ts";
import type { OpenSession } from "./read-session.ts";

const STAFF = ["seller", "operator", "admin"] as const;

/** Who a session acts as. A customer without a customer row (a sign-up cut short) gets it here. */
export async function actorOf(db: Database, session: OpenSession | null): Promise<Actor> {
  if (!session) return { kind: "nobody" };
  const { userId: id, name, isAnonymous } = session;
  const staff = STAFF.find((role) => role === session.role);
  if (staff) return { kind: staff, id, name };
  const [first = await db.transaction((tx) => openCustomer(tx, id)), ...rest] = session.customerIds;
  return {
    kind: "customer",
    id,
    name,
    email: isAnonymous ? null : session.email,
    anonymous: isAnonymous,
    customerIds: [first, ...rest],
  };
}
