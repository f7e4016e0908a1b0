import { and, desc, eq, getTableColumns, ilike, inArray, isNull, or, sql } from "drizzle-orm";
import { claims, users } from "#db/schema/index.ts";
import type { UserListInput } from "#lib/contracts/admin.ts";
import type { Role } from "#lib/domain/order/statuses.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { exactMoment, olderThan, PAGE_ROWS, pageOf } from "./keyset.ts";

export type UserRow = {
  id: string;
  name: string;
  email: string;
  role: Role;
  lastSeenAt: string | null;
  createdAt: string;
  openClaims: number;
};

/** Registered people, newest first, with what operators hold; visitors without an account are left out. */
export async function listUsers(ctx: Ctx, { cursor, search, role }: UserListInput) {
  requireStaff(ctx, "admin");
  const pattern = search ? `%${search.replaceAll(/[%_\\]/g, "\\$&")}%` : null;
  const rows = await ctx.db
    .select({ ...getTableColumns(users), cursorAt: exactMoment(users.createdAt) })
    .from(users)
    .where(
      and(
        eq(users.isAnonymous, false),
        pattern ? or(ilike(users.name, pattern), ilike(users.email, pattern)) : undefined,
        role ? eq(users.role, role) : undefined,
        olderThan(users.createdAt, users.id, cursor),
      ),
    )
    .orderBy(desc(users.createdAt), desc(users.id))
    .limit(PAGE_ROWS + 1);
  const page = pageOf(rows);
  const held = await openClaims(
    ctx,
    page.rows.map(({ id }) => id),
  );
  const shown: UserRow[] = page.rows.map(({ id, name, email, lastSeenAt, createdAt, ...row }) => ({
    id,
    name,
    email,
    role: row.role as Role,
    lastSeenAt: lastSeenAt?.toISOString() ?? null,
    createdAt: createdAt.toISOString(),
    openClaims: held.get(id) ?? 0,
  }));
  return { users: shown, next: page.next, checkedAt: ctx.now().toISOString() };
}

async function openClaims(ctx: Ctx, ids: string[]): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ operatorId: claims.operatorId, count: sql<number>`count(*)::int` })
    .from(claims)
    .where(and(inArray(claims.operatorId, ids), isNull(claims.endedAt)))
    .groupBy(claims.operatorId);
  return new Map(rows.map(({ operatorId, count }) => [operatorId, count]));
}
