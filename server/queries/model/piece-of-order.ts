import { and, eq, sql } from "drizzle-orm";
import { analyses, models, orderViews } from "#db/schema/index.ts";
import type { Reader } from "#db/transaction.ts";
import { analysisOfModel } from "./measured.ts";
import { pictureVersion } from "./pictures.ts";

/**
 * What a page of one order says of its piece: the read model, the model, and the version of its pictures as
 * `pictureAddress` takes it, null while there are none. Throws when the order lacks its model or views.
 */
export async function pieceOfOrder(
  db: Reader,
  order: { customerId: string; id: string; modelId: string; number: string },
) {
  const [found] = await db
    .select({
      view: orderViews,
      model: models,
      picture: sql<string | null>`case when ${models.state} = 'stored' then ${pictureVersion} end`,
    })
    .from(orderViews)
    .innerJoin(models, and(eq(models.customerId, orderViews.customerId), eq(models.id, order.modelId)))
    .leftJoin(analyses, analysisOfModel)
    .where(and(eq(orderViews.customerId, order.customerId), eq(orderViews.orderId, order.id)));
  if (!found) throw new Error(`order ${order.number} lacks its model or views`);
  return found;
}
