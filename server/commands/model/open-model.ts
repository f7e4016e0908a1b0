import { and, eq, sql } from "drizzle-orm";
import { analyses, modelOpenings, modelRepairs, models, orders } from "#db/schema/index.ts";
import type { OpenModelInput } from "#lib/contracts/upload.ts";
import { BOARD_STATUSES, type OrderStatus } from "#lib/domain/order/statuses.ts";
import { requireStaff } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { conflict, notFound } from "#server/errors.ts";
import { analysisOfModel } from "#server/queries/model/measured.ts";
import { findCopy } from "#server/storage/find-copy.ts";
import { signDownload } from "#server/storage/sign-download.ts";

const VALID_SECONDS = 120;

/** The model of the order, or the one it was repaired from or into. */
const modelIdOf = (which: OpenModelInput["which"]) => {
  if (which === undefined || which === "chosen") return sql`${orders.modelId}`;
  const column = which === "original" ? modelRepairs.modelId : modelRepairs.repairedModelId;
  return sql`(select ${column} from ${modelRepairs} where ${modelRepairs.customerId} = ${orders.customerId}
    and ${orders.modelId} in (${modelRepairs.modelId}, ${modelRepairs.repairedModelId}))`;
};

/**
 * A member of staff opens a customer's model: the opening is recorded, for the customer to see, and committed
 * before the address is given out. For operators only orders on the board exist. Throws NOT_FOUND, CONFLICT
 * MODEL_NOT_READY.
 */
export async function openModel(
  ctx: Ctx,
  input: OpenModelInput,
): Promise<{ url: string; validSeconds: number }> {
  const staff = requireStaff(ctx, "seller", "operator", "admin");
  const { customerId, orderId, purpose, kind, which } = input;
  const [found] = await ctx.db
    .select({ model: models, status: orders.status, previewKey: analyses.previewKey })
    .from(orders)
    .innerJoin(models, and(eq(models.customerId, orders.customerId), eq(models.id, modelIdOf(which))))
    .leftJoin(analyses, analysisOfModel)
    .where(and(eq(orders.customerId, customerId), eq(orders.id, orderId)));
  const onBoard = BOARD_STATUSES.includes(found?.status as OrderStatus);
  if (!found || (staff.kind === "operator" && !onBoard)) throw notFound("order");
  const { model, previewKey } = found;
  const key = kind === "file" ? model.storageKey : previewKey;
  const bucket = model.state === "stored" && key ? await findCopy({ bucket: model.bucket, key }) : null;
  if (!key || !bucket)
    throw conflict("MODEL_NOT_READY", { state: model.state, analysis: model.analysisState });
  const who = { staffId: staff.id, staffName: staff.name, role: staff.kind };
  await ctx.db
    .insert(modelOpenings)
    .values({ customerId, orderId, modelId: model.id, ...who, purpose, kind, createdAt: ctx.now() });
  const saveAs = kind === "file" ? { saveAs: model.fileName } : {};
  return {
    url: await signDownload({ bucket, key, validSeconds: VALID_SECONDS, ...saveAs }),
    validSeconds: VALID_SECONDS,
  };
}
