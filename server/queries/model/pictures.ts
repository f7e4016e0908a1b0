import { and, eq, exists, inArray, isNotNull, isNull, or, type SQL, sql } from "drizzle-orm";
import { type AnyPgColumn, alias } from "drizzle-orm/pg-core";
import { analyses, claims, models, orders, quoteShares, shareDirectory } from "#db/schema/index.ts";
import { BOARD_STATUSES } from "#lib/domain/order/statuses.ts";
import type { PictureName } from "#lib/domain/piece-pictures.ts";
import type { Finish } from "#lib/domain/pricing/quote-inputs.ts";
import { isStaff, requireOwner } from "#server/authorise.ts";
import type { Ctx } from "#server/context.ts";
import { notFound } from "#server/errors.ts";
import { pictureKey } from "#server/storage/object-key.ts";
import { readObject } from "#server/storage/read-object.ts";
import { shareHash } from "../quote/share-hash.ts";
import { analysisOfModel } from "./measured.ts";

/** Where a picture is stored, and a mark that changes with its bytes. */
export type StoredPicture = { bucket: string; key: string; mark: string };

/** What `pictureAddress` takes, of an analysis; null while there are no pictures. */
export const pictureVersion = sql<
  string | null
>`left(${analyses.contentHash}, 12) || '-' || ${analyses.picturesVersion}`;

const drawn = alias(orders, "drawn");

/**
 * For a select of any table that names an order: the version of the pictures of its piece, as `pictureAddress` takes
 * it; null while there are none.
 */
export function pictureOf(customerId: AnyPgColumn, orderId: AnyPgColumn): SQL<string | null> {
  // Inside another fragment a column keeps its table's name, which a select of one table would drop.
  return sql<string | null>`(${sql`
    select ${pictureVersion}
    from ${orders} ${sql.identifier("drawn")} join ${models} on ${models.customerId} = ${drawn.customerId} and ${models.id} = ${drawn.modelId}
    join ${analyses} on ${analysisOfModel}
    where ${drawn.customerId} = ${customerId} and ${drawn.id} = ${orderId} and ${models.state} = 'stored'`})`;
}

/** For the same select: the finish of the piece as it is chosen now. */
export function finishOf(customerId: AnyPgColumn, orderId: AnyPgColumn): SQL<Finish> {
  return sql<Finish>`(${sql`
    select ${drawn.options} ->> 'finish' from ${orders} ${sql.identifier("drawn")}
    where ${drawn.customerId} = ${customerId} and ${drawn.id} = ${orderId}`})`;
}

/**
 * The picture of an order's piece for its owner, or, under `customerId`, for staff who may see the order: sellers and
 * admins any, operators those on the board and in their hands. A picture shows the piece from one side at the size of a stamp: it is no
 * opening of the model, and is not recorded as one (that is the command `openModel`). Throws NOT_FOUND.
 */
export async function findOrderPicture(
  ctx: Ctx,
  input: { orderId: string; customerId: string | null; name: PictureName },
): Promise<StoredPicture> {
  const { orderId, name } = input;
  if (!isStaff(ctx.actor)) {
    const { customerIds } = requireOwner(ctx, "picture");
    return storedPicture(
      ctx,
      name,
      and(inArray(orders.customerId, [...customerIds]), eq(orders.id, orderId)),
    );
  }
  if (!input.customerId) throw notFound("picture");
  const { kind, id } = ctx.actor;
  const theirs =
    kind === "operator" ? or(inArray(orders.status, [...BOARD_STATUSES]), heldBy(ctx, id)) : undefined;
  const which = and(eq(orders.customerId, input.customerId), eq(orders.id, orderId), theirs);
  return storedPicture(ctx, name, which);
}

const heldBy = (ctx: Ctx, operatorId: string) =>
  exists(
    ctx.db
      .select({ orderId: claims.orderId })
      .from(claims)
      .where(
        and(
          eq(claims.customerId, orders.customerId),
          eq(claims.orderId, orders.id),
          eq(claims.operatorId, operatorId),
          isNull(claims.endedAt),
        ),
      ),
  );

/** The same for whoever has the address of a shared price that is not closed. Throws NOT_FOUND. */
export async function findSharedPicture(
  ctx: Ctx,
  input: { token: string; name: PictureName },
): Promise<StoredPicture> {
  const [shared] = await ctx.db
    .select({ customerId: quoteShares.customerId, orderId: quoteShares.orderId })
    .from(shareDirectory)
    .innerJoin(
      quoteShares,
      and(eq(quoteShares.customerId, shareDirectory.customerId), eq(quoteShares.id, shareDirectory.shareId)),
    )
    .where(and(eq(shareDirectory.tokenHash, shareHash(input.token)), isNull(quoteShares.revokedAt)));
  if (!shared) throw notFound("picture");
  const { customerId, orderId } = shared;
  return storedPicture(ctx, input.name, and(eq(orders.customerId, customerId), eq(orders.id, orderId)));
}

/** The bytes, WebP. Throws NOT_FOUND when storage has lost them, UNAVAILABLE STORAGE_DOWN. */
export async function readPicture(picture: StoredPicture): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = await readObject(picture);
  if (!bytes) throw notFound("picture");
  return bytes;
}

async function storedPicture(ctx: Ctx, name: PictureName, which: SQL | undefined): Promise<StoredPicture> {
  const { contentHash, analyzerVersion, picturesVersion: version } = analyses;
  const [found] = await ctx.db
    .select({ bucket: models.bucket, contentHash, analyzerVersion, version })
    .from(orders)
    .innerJoin(models, and(eq(models.customerId, orders.customerId), eq(models.id, orders.modelId)))
    .innerJoin(analyses, analysisOfModel)
    .where(and(which, eq(models.state, "stored"), isNotNull(version)))
    .limit(1);
  if (!found?.version) throw notFound("picture");
  const key = pictureKey(found, name, found.version);
  return { bucket: found.bucket, key, mark: `${found.contentHash.slice(0, 12)}-${found.version}-${name}` };
}
