import { createHash } from "node:crypto";
import { and, eq } from "drizzle-orm";
import { idempotencyKeys } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { canonicalJson } from "#lib/domain/canonical-json.ts";
import { Refusal } from "#server/errors.ts";

type Once = { customerId: string; actorId: string; key: string; command: string; input: unknown };

/**
 * Runs `work` once per (customer, actor, key), in the caller's transaction: a second call with the same input gets
 * the stored answer, one with another input is refused with 422 KEY_REUSED. Parallel calls wait for the first.
 */
export async function once<T>(tx: Transaction, call: Once, work: () => Promise<T>): Promise<T> {
  const requestHash = createHash("sha256")
    .update(canonicalJson([call.command, call.input]))
    .digest("hex");
  const row = { customerId: call.customerId, actorId: call.actorId, key: call.key };
  const claimed = await tx
    .insert(idempotencyKeys)
    .values({ ...row, command: call.command, requestHash, response: {} })
    .onConflictDoNothing()
    .returning({ key: idempotencyKeys.key });
  const mine = and(
    eq(idempotencyKeys.customerId, call.customerId),
    eq(idempotencyKeys.actorId, call.actorId),
    eq(idempotencyKeys.key, call.key),
  );
  if (claimed.length === 0) {
    const [stored] = await tx.select().from(idempotencyKeys).where(mine);
    if (stored?.requestHash !== requestHash) throw new Refusal("UNPROCESSABLE", "KEY_REUSED");
    return (stored.response as { value: T }).value;
  }
  const value = await work();
  await tx.update(idempotencyKeys).set({ response: { value } }).where(mine);
  return value;
}
