import { and, eq } from "drizzle-orm";
import { sessions, users } from "#db/schema/index.ts";
import type { SetRoleInput } from "#lib/contracts/admin.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, notFound } from "#server/errors.ts";
import { writeAudit } from "./write-audit.ts";

/**
 * Gives a registered person another role and ends their sessions, so that the old rights are gone at once. The
 * last administrator keeps theirs (LAST_ADMIN), and nobody changes their own (OWN_ROLE).
 */
export async function setRole(ctx: Ctx, input: SetRoleInput): Promise<{ role: string }> {
  const actor = requireStaff(ctx, "admin");
  if (input.userId === actor.id) throw conflict("OWN_ROLE");
  return ctx.db.transaction(async (tx) => {
    // All administrators are locked, in one order: two who demote each other must not both succeed.
    const admins = await tx
      .select({ id: users.id })
      .from(users)
      .where(eq(users.role, "admin"))
      .orderBy(users.id)
      .for("update");
    const [user] = await tx
      .select()
      .from(users)
      .where(and(eq(users.id, input.userId), eq(users.isAnonymous, false)))
      .for("update");
    if (!user) throw notFound("user");
    if (user.role === "admin" && !admins.some(({ id }) => id !== user.id)) {
      if (input.role !== "admin") throw conflict("LAST_ADMIN");
    }
    await tx.update(users).set({ role: input.role, updatedAt: ctx.now() }).where(eq(users.id, user.id));
    await tx.delete(sessions).where(eq(sessions.userId, user.id));
    const detail = { before: user.role, role: input.role };
    await writeAudit(tx, actor, { action: "set_role", subject: user.id, detail });
    return { role: input.role };
  });
}
