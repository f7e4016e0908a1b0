import { randomUUID } from "node:crypto";
import { customerMembers, customers, users } from "#db/schema/index.ts";
import type { CustomerActor, StaffActor } from "#server/context.ts";
import { database } from "#server/database.ts";

/** A member of staff with a user row of their own. */
export async function staffMember<R extends StaffActor["kind"]>(
  role: R,
  name = `${role} ${randomUUID().slice(0, 4)}`,
): Promise<StaffActor & { kind: R }> {
  const [user] = await database()
    .insert(users)
    .values({ name, email: `${randomUUID()}@facet.example`, role })
    .returning({ id: users.id });
  return { kind: role, id: user?.id ?? "", name };
}

/** A registered customer: user, customer and the membership that ties them. */
export async function customerOf(given: { name?: string; email?: string } = {}): Promise<CustomerActor> {
  const { name = "Елена Соколова", email = `${randomUUID()}@example.com` } = given;
  const db = database();
  const [user] = await db.insert(users).values({ name, email }).returning({ id: users.id });
  const [customer] = await db.insert(customers).values({ name, email }).returning({ id: customers.id });
  const userId = user?.id ?? "";
  const customerId = customer?.id ?? "";
  await db.insert(customerMembers).values({ customerId, userId });
  return { kind: "customer", id: userId, name, email, anonymous: false, customerIds: [customerId] };
}
