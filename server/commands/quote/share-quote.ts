import { randomBytes } from "node:crypto";
import { and, eq, isNull } from "drizzle-orm";
import { quoteShares, shareDirectory } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { requireCustomer } from "#server/authorise.ts";
import { type LoadedOrder, loadOrder } from "#server/commands/order/load-order.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { shareHash } from "#server/queries/quote/share-hash.ts";

/** 256 bits: nobody finds an address by trying. */
const TOKEN_BYTES = 32;

type Ref = { orderId: string };

/**
 * Opens the price of the caller's own order to whoever has the answered path. Only a hash of it is kept, so it is
 * told once; sharing again makes a new path and closes the one before. Refuses with QUOTE_MISSING.
 */
export async function shareQuote(ctx: Ctx, { orderId }: Ref): Promise<{ path: string; sharedAt: Date }> {
  const { customerIds } = requireCustomer(ctx);
  return ctx.db.transaction(async (tx) => {
    const loaded = await loadOrder(tx, { orderId, customerIds }, ctx.now());
    if (!loaded.quote) throw conflict("QUOTE_MISSING");
    await closeShare(tx, ctx, loaded);
    const { customerId } = loaded.row;
    const sharedAt = ctx.now();
    const [share] = await tx
      .insert(quoteShares)
      .values({ customerId, orderId, createdAt: sharedAt })
      .returning({ id: quoteShares.id });
    if (!share) throw new Error("a share was not written");
    const token = randomBytes(TOKEN_BYTES).toString("base64url");
    await tx.insert(shareDirectory).values({ tokenHash: shareHash(token), customerId, shareId: share.id });
    return { path: `/shared/${token}`, sharedAt };
  });
}

/** Closes the path to the price of the caller's own order; without one nothing happens. */
export async function unshareQuote(ctx: Ctx, { orderId }: Ref): Promise<{ orderId: string }> {
  const { customerIds } = requireCustomer(ctx);
  return ctx.db.transaction(async (tx) => {
    await closeShare(tx, ctx, await loadOrder(tx, { orderId, customerIds }, ctx.now()));
    return { orderId };
  });
}

async function closeShare(tx: Transaction, ctx: Ctx, { row }: LoadedOrder): Promise<void> {
  const open = and(
    eq(quoteShares.customerId, row.customerId),
    eq(quoteShares.orderId, row.id),
    isNull(quoteShares.revokedAt),
  );
  await tx.update(quoteShares).set({ revokedAt: ctx.now() }).where(open);
}
