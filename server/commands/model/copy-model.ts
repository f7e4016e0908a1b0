import { and, eq } from "drizzle-orm";
import { models } from "#db/schema/index.ts";
import type { TopicPayload } from "#lib/contracts/events.ts";
import { requireSystem } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { settleOutbox } from "#server/outbox/settle-outbox.ts";
import { copyToOtherPlace } from "#server/storage/copy-object.ts";

/**
 * Puts a checked copy of a stored model into the other bucket; settled only when the copy is there. Throws
 * STORAGE_DOWN, and is then asked again.
 */
export async function copyModel(
  ctx: Ctx,
  event: TopicPayload<"model/copy.requested">,
): Promise<"copied" | "gone"> {
  requireSystem(ctx);
  const { customerId, modelId, outboxId } = event;
  const [model] = await ctx.db
    .select()
    .from(models)
    .where(and(eq(models.customerId, customerId), eq(models.id, modelId)));
  const bucket = model && (await copyToOtherPlace({ bucket: model.bucket, key: model.storageKey }));
  const result = bucket ? "copied" : "gone";
  await ctx.db.transaction((tx) =>
    settleOutbox(tx, { customerId, consumer: "model-copy", outboxId, result }),
  );
  return result;
}
