import { modelRepairs } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { OrderRef } from "#lib/contracts/order.ts";
import type { ModelRepair } from "#lib/contracts/repair.ts";
import { repairOffers } from "#lib/geometry/repair/repair-offers.ts";
import { requireCustomer } from "#server/authorise.ts";
import { type LoadedOrder, loadOrder } from "#server/commands/order/load-order.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";
import { findMeasured } from "#server/queries/model/measured.ts";
import { findRepair } from "#server/queries/model/model-repair.ts";

/**
 * The customer asks for their draft's model to be repaired. The original stays as it is; the draft takes the
 * repaired model when it is made. Asked again it is the same repair, and one that failed is tried anew. Throws
 * CONFLICT WRONG_STATUS past the draft, MODEL_NOT_READY, NOTHING_TO_REPAIR.
 */
export async function askRepair(ctx: Ctx, input: OrderRef): Promise<{ state: ModelRepair["state"] }> {
  const { customerIds } = requireCustomer(ctx);
  return ctx.db.transaction(async (tx) => {
    const loaded = await loadOrder(tx, { orderId: input.orderId, customerIds }, ctx.now());
    const { row, model } = loaded;
    if (row.status !== "FILE_UPLOADED") throw conflict("WRONG_STATUS", { status: row.status });
    const known = await findRepair(tx, [row.customerId], model.id);
    if (known && known.state !== "failed") return { state: known.state as ModelRepair["state"] };
    await checkOffer(tx, loaded);
    const asked = { orderId: row.id, state: "asked", askedAt: ctx.now(), endedAt: null, errorCode: null };
    await tx
      .insert(modelRepairs)
      .values({ customerId: row.customerId, modelId: model.id, ...asked })
      .onConflictDoUpdate({ target: [modelRepairs.customerId, modelRepairs.modelId], set: asked });
    await appendOutbox(tx, {
      topic: "model/repair.requested",
      payload: { customerId: row.customerId, modelId: model.id },
      orderId: row.id,
      traceId: ctx.traceId,
    });
    return { state: "asked" };
  });
}

async function checkOffer(tx: Transaction, { model }: LoadedOrder): Promise<void> {
  const measured = await findMeasured(tx, model);
  if (!measured) throw conflict("MODEL_NOT_READY", { analysis: model.analysisState });
  if (repairOffers(measured.report).length === 0) throw conflict("NOTHING_TO_REPAIR");
}
