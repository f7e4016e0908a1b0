import { within } from "#lib/within.ts";
import type { Ctx } from "#server/context.ts";
import { Refusal } from "#server/errors.ts";
import { metrics } from "#server/observability/metrics.ts";
import { READ_MS, type Replica, replica } from "./replica.ts";

/**
 * Reads a list where it may be read: on the replica when that has all that the caller has written, else, and when the
 * replica fails at it, on the primary. For the queries of doors and pages alone: what is decided from is read there.
 */
export async function readList<C extends Ctx, T extends object>(
  ctx: C,
  read: (at: C) => Promise<T>,
): Promise<T> {
  const near = replica();
  if (!near || ctx.written === undefined) return read(ctx);
  const standing = await near.standing(ctx.written);
  const found = standing === "good" ? await readNear(near, ctx, read) : null;
  const by = found ? "replica" : standing === "good" ? "failed" : standing;
  metrics().lists.inc({ by });
  return found ?? read(ctx);
}

async function readNear<C extends Ctx, T>(
  near: Replica,
  ctx: C,
  read: (at: C) => Promise<T>,
): Promise<T | null> {
  try {
    const found = await within(READ_MS, read({ ...ctx, db: near.db }));
    if (found === null) near.rest(new Error(`no list within ${READ_MS} ms`));
    return found;
  } catch (error) {
    if (error instanceof Refusal) throw error;
    near.rest(error);
    return null;
  }
}
