import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { models } from "#db/schema/index.ts";
import { Uuid } from "#lib/contracts/order.ts";
import { requireStaff } from "#server/commands/shared/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";

export const RetryAnalysisInput = z.object({ customerId: Uuid, modelId: Uuid });

/** An admin has a file that was set aside measured again. Refuses with CONFLICT unless it is `failed` and stored. */
export async function retryAnalysis(ctx: Ctx, input: z.output<typeof RetryAnalysisInput>): Promise<void> {
  requireStaff(ctx, "admin");
  const { customerId, modelId } = input;
  await ctx.db.transaction(async (tx) => {
    const again = await tx
      .update(models)
      .set({ analysisState: "queued", analysisAttempts: 0, refusal: null })
      .where(
        and(
          eq(models.customerId, customerId),
          eq(models.id, modelId),
          eq(models.state, "stored"),
          eq(models.analysisState, "failed"),
        ),
      )
      .returning({ id: models.id });
    if (again.length === 0) throw conflict("ANALYSIS_NOT_FAILED");
    const payload = { customerId, modelId };
    await appendOutbox(tx, { topic: "model/analysis.requested", payload, traceId: ctx.traceId });
  });
}
