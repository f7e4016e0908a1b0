import type { Transaction } from "#db/transaction.ts";
import type { ChooseModelInput } from "#lib/contracts/upload.ts";
import { requireCustomer } from "#server/authorise.ts";
import type { OrderRow } from "#server/commands/order/load-order.ts";
import { type LoadedOrder, loadOrder } from "#server/commands/order/load-order.ts";
import { recordEvent } from "#server/commands/order/record-event.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { findRepair, type RepairRow } from "#server/queries/model/model-repair.ts";

/**
 * The customer has their draft made from the repaired model, or from the original again. Saying what is so already
 * changes nothing. Throws CONFLICT WRONG_STATUS past the draft, MODEL_NOT_READY while there is no repaired model.
 */
export async function chooseModel(ctx: Ctx, input: ChooseModelInput): Promise<{ modelId: string }> {
  const { customerIds } = requireCustomer(ctx);
  return ctx.db.transaction(async (tx) => {
    const loaded = await loadOrder(tx, { orderId: input.orderId, customerIds }, ctx.now());
    const { row } = loaded;
    if (row.status !== "FILE_UPLOADED") throw conflict("WRONG_STATUS", { status: row.status });
    const repair = await findRepair(tx, [row.customerId], row.modelId);
    if (repair?.state !== "made") throw conflict("MODEL_NOT_READY", { repair: repair?.state ?? "none" });
    const { modelId } = await takeModel(tx, ctx, loaded, repair, input.use);
    return { modelId };
  });
}

/** Points a draft at one of the two models of a repair, as a fact of its history. */
export async function takeModel(
  tx: Transaction,
  ctx: Ctx,
  { row }: LoadedOrder,
  repair: RepairRow,
  use: ChooseModelInput["use"],
): Promise<OrderRow> {
  const modelId = use === "repaired" ? repair.repairedModelId : repair.modelId;
  if (row.modelId === modelId) return row;
  return recordEvent(tx, ctx, row, {
    event: "options_changed",
    to: "FILE_UPLOADED",
    payload: { modelId, use },
    set: { modelId },
  });
}
