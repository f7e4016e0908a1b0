import type { Transaction } from "#db/transaction.ts";
import type { StaffMove } from "#lib/contracts/staff.ts";
import { type LoadedOrder, loadOrder } from "#server/commands/order/load-order.ts";
import type { Ctx, StaffActor } from "#server/context.ts";
import { once } from "./once.ts";

/**
 * The frame of a staff command on one order: one transaction, once per key, the order loaded and locked. `work`
 * decides and records; what it returns is stored with the key, so it must be plain JSON.
 */
export function onOrder<T>(
  ctx: Ctx,
  call: { actor: StaffActor; command: string; input: StaffMove },
  work: (tx: Transaction, loaded: LoadedOrder) => Promise<T>,
): Promise<T> {
  const { actor, command, input } = call;
  const { customerId, orderId, key } = input;
  return ctx.db.transaction((tx) =>
    once(tx, { customerId, actorId: actor.id, key, command, input }, async () =>
      work(tx, await loadOrder(tx, { orderId, customerIds: [customerId] }, ctx.now())),
    ),
  );
}
