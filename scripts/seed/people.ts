import { randomBytes, randomUUID } from "node:crypto";
import type { Role } from "#lib/domain/order/statuses.ts";
import { createAccount } from "#server/auth/create-account.ts";
import type { Actor, Ctx, CustomerActor, StaffActor } from "#server/context.ts";
import { database } from "#server/database.ts";
import { logger } from "#server/observability/logger.ts";

export const PASSWORD = "facet demo 2026";

export const DEMO_PEOPLE = [
  { role: "customer", email: "elena@demo.facet.example", name: "Елена Соколова" },
  { role: "seller", email: "kim@demo.facet.example", name: "А. Ким" },
  { role: "operator", email: "orlova@demo.facet.example", name: "М. Орлова" },
  { role: "operator", email: "kern@demo.facet.example", name: "Д. Керн" },
  { role: "admin", email: "admin@demo.facet.example", name: "Т. Вольф" },
] as const satisfies { role: Role; email: string; name: string }[];

export type Cast = {
  customer: CustomerActor;
  seller: StaffActor;
  operators: [StaffActor, StaffActor];
  admin: StaffActor;
};

/** Opens the demo accounts and prints each as one JSON line, which `up` shows. */
export async function openDemoPeople(): Promise<Cast> {
  const made: { role: Role; name: string; email: string; userId: string; customerId: string | null }[] = [];
  for (const person of DEMO_PEOPLE) {
    const { userId, customerId } = await createAccount(database(), {
      ...person,
      password: PASSWORD,
      locale: "ru",
    });
    process.stdout.write(
      `${JSON.stringify({ role: person.role, email: person.email, password: PASSWORD })}\n`,
    );
    made.push({ ...person, userId, customerId });
  }
  const [customer, seller, first, second, admin] = made;
  if (!customer?.customerId || !seller || !first || !second || !admin)
    throw new Error("the demo cast is not whole");
  const staff = (person: (typeof made)[number]): StaffActor => ({
    kind: person.role as StaffActor["kind"],
    id: person.userId,
    name: person.name,
  });
  return {
    customer: {
      kind: "customer",
      id: customer.userId,
      name: customer.name,
      email: customer.email,
      anonymous: false,
      customerIds: [customer.customerId],
    },
    seller: staff(seller),
    operators: [staff(first), staff(second)],
    admin: staff(admin),
  };
}

/** A context in which `actor` acts at `at`: histories lie in the past as they would in life. */
export function actingAt(actor: Actor, at: Date): Ctx {
  return {
    db: database(),
    actor,
    locale: "ru",
    requestId: randomUUID(),
    traceId: randomBytes(16).toString("hex"),
    log: logger().child({ script: "seed" }),
    now: () => at,
  };
}
