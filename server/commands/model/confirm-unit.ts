import { and, eq, inArray } from "drizzle-orm";
import { models } from "#db/schema/index.ts";
import type { ConfirmUnitInput } from "#lib/contracts/upload.ts";
import { requireCustomer } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";

/** The customer says what one unit of their own model is; kept with the time they said it. May be said again. */
export async function confirmUnit(
  ctx: Ctx,
  input: ConfirmUnitInput,
): Promise<{ modelId: string; unit: string; confirmedAt: Date }> {
  const { customerIds } = requireCustomer(ctx);
  const confirmedAt = ctx.now();
  const said = await ctx.db
    .update(models)
    .set({ unit: input.unit, unitConfirmedAt: confirmedAt })
    .where(and(inArray(models.customerId, [...customerIds]), eq(models.id, input.modelId)))
    .returning({ id: models.id });
  if (said.length === 0) throw notFound("model");
  return { modelId: input.modelId, unit: input.unit, confirmedAt };
}
