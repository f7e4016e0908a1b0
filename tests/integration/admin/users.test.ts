import { and, eq, ne } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { sessions, users } from "#db/schema/index.ts";
import { setRole } from "#server/commands/admin/set-role.ts";
import { database } from "#server/database.ts";
import { listUsers } from "#server/queries/admin/list-users.ts";
import { ctxOf } from "#tests/factories/ctx.ts";
import { orderIn } from "#tests/factories/order-in.ts";
import { customerOf, staffMember } from "#tests/factories/people.ts";
import { auditOf } from "./admin-world.ts";

const roleOf = async (id: string) =>
  (await database().select({ role: users.role }).from(users).where(eq(users.id, id)))[0]?.role;
const sessionsOf = (userId: string) => database().select().from(sessions).where(eq(sessions.userId, userId));
const signedIn = (userId: string) =>
  database()
    .insert(sessions)
    .values({ userId, token: crypto.randomUUID(), expiresAt: new Date(Date.now() + 86_400_000) });

describe("a change of role", () => {
  it("gives the role, ends every session of theirs and is noted; a second press changes nothing more", async () => {
    const admin = await staffMember("admin");
    const seller = await staffMember("seller");
    await Promise.all([signedIn(seller.id), signedIn(seller.id), signedIn(admin.id)]);
    const input = { userId: seller.id, role: "operator" as const };
    expect(await setRole(ctxOf(admin), input)).toEqual({ role: "operator" });
    expect(await setRole(ctxOf(admin), input)).toEqual({ role: "operator" });
    expect(await roleOf(seller.id)).toBe("operator");
    expect(await sessionsOf(seller.id)).toHaveLength(0);
    expect(await sessionsOf(admin.id)).toHaveLength(1);
    expect((await auditOf("set_role", seller.id))[0]).toMatchObject({
      actorId: admin.id,
      detail: { before: "seller", role: "operator" },
    });
  });

  it("is refused for oneself, for somebody who is not there and for other roles", async () => {
    const admin = await staffMember("admin");
    const role = "customer" as const;
    await expect(setRole(ctxOf(admin), { userId: admin.id, role })).rejects.toMatchObject({
      code: "OWN_ROLE",
    });
    const userId = crypto.randomUUID();
    await expect(setRole(ctxOf(admin), { userId, role })).rejects.toMatchObject({ kind: "NOT_FOUND" });
    for (const actor of [await staffMember("seller"), await staffMember("operator"), await customerOf()]) {
      const refused = { kind: "FORBIDDEN", code: "ROLE_NEEDED" };
      await expect(setRole(ctxOf(actor), { userId: admin.id, role })).rejects.toMatchObject(refused);
      await expect(listUsers(ctxOf(actor), {})).rejects.toMatchObject(refused);
    }
    expect(await roleOf(admin.id)).toBe("admin");
  });

  describe("of the last administrators", () => {
    beforeEach(() => database().update(users).set({ role: "seller" }).where(eq(users.role, "admin")));

    it("is refused for the last one", async () => {
      const last = await staffMember("admin");
      const gone = { ...last, id: (await staffMember("seller")).id };
      const input = { userId: last.id, role: "seller" as const };
      await expect(setRole(ctxOf(gone), input)).rejects.toMatchObject({ code: "LAST_ADMIN" });
      expect(await roleOf(last.id)).toBe("admin");
    });

    it("leaves one when two demote each other at the same moment", async () => {
      for (let round = 0; round < 5; round += 1) {
        await database().update(users).set({ role: "seller" }).where(eq(users.role, "admin"));
        const [one, two] = [await staffMember("admin"), await staffMember("admin")];
        await Promise.allSettled([
          setRole(ctxOf(one), { userId: two.id, role: "customer" }),
          setRole(ctxOf(two), { userId: one.id, role: "customer" }),
        ]);
        const left = await database().select().from(users).where(eq(users.role, "admin"));
        expect(left).toHaveLength(1);
      }
    });
  });
});

describe("the list of people", () => {
  it("finds by part of name or e-mail, by role, and says what they hold", async () => {
    const admin = ctxOf(await staffMember("admin"));
    const { operator } = await orderIn("MANUFACTURING_STARTED");
    const found = await listUsers(admin, { search: operator.name.slice(0, 11), role: "operator" });
    expect(found.users.find(({ id }) => id === operator.id)).toMatchObject({
      openClaims: 1,
      role: "operator",
    });
    expect((await listUsers(admin, { search: "%" })).users).toEqual([]);
    const sellers = await listUsers(admin, { role: "seller" });
    expect(new Set(sellers.users.map(({ role }) => role))).toEqual(new Set(["seller"]));
  });

  it("pages through everybody once, also those of one millisecond", async () => {
    const admin = ctxOf(await staffMember("admin"));
    const at = "2025-01-01T00:00:00.000";
    const rows = Array.from(
      { length: 120 },
      (_, i) => `(uuidv7(), 'p', 'p${i}@page.example', timestamptz '${at}${String(i).padStart(3, "0")}Z')`,
    );
    await database().$client.unsafe(
      `insert into users (id, name, email, created_at) values ${rows.join(",")}`,
    );
    const seen: string[] = [];
    let cursor: Awaited<ReturnType<typeof listUsers>>["next"] = null;
    do {
      const page = await listUsers(admin, { search: "@page.example", cursor });
      seen.push(...page.users.map(({ id }) => id));
      cursor = page.next;
    } while (cursor);
    expect(seen).toHaveLength(120);
    expect(new Set(seen).size).toBe(120);
  });

  it("leaves out visitors without an account", async () => {
    const admin = ctxOf(await staffMember("admin"));
    const email = `${crypto.randomUUID()}@visitor.example`;
    await database().insert(users).values({ name: "visitor", email, isAnonymous: true });
    expect((await listUsers(admin, { search: email })).users).toEqual([]);
    expect(
      await database()
        .select()
        .from(users)
        .where(and(eq(users.email, email), ne(users.name, ""))),
    ).toHaveLength(1);
  });
});
