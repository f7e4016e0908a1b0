import { and, eq, isNull } from "drizzle-orm";
import { failureInbox, metalPrices, orders } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { FixMetalPriceInput } from "#lib/contracts/admin.ts";
import { isMetalPriceJump } from "#lib/domain/pricing/quote-validity.ts";
import { requireStaff } from "#server/authorise.ts";
import { invalidate } from "#server/cache/invalidate.ts";
import { once } from "#server/commands/shared/once.ts";
import type { Ctx } from "#server/context.ts";
import { conflict } from "#server/errors.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";
import { getCurrentPriceRules } from "#server/queries/price/current-price-rules.ts";
import { findMetalPrice } from "#server/queries/price/metal-prices.ts";
import { writeAudit } from "./write-audit.ts";

/**
 * Fixes the price of a metal from now on; the one before stays in the history. A step past the rules' limit is
 * refused with PRICE_JUMP until it is confirmed. Orders that waited for this price are priced again.
 */
export async function fixMetalPrice(
  ctx: Ctx,
  input: FixMetalPriceInput,
): Promise<{ priceId: string; released: number }> {
  const actor = requireStaff(ctx, "admin");
  const { metalId, minorPerGram, source } = input;
  const call = { customerId: actor.id, actorId: actor.id, key: input.key, command: "fix_metal_price", input };
  const fix = async (tx: Transaction) => {
    const now = ctx.now();
    const before = await findMetalPrice(tx, metalId, now);
    const rules = await getCurrentPriceRules(tx);
    if (before && !input.confirmJump && isMetalPriceJump(before.minorPerGram, minorPerGram, rules)) {
      throw conflict("PRICE_JUMP", { beforeMinor: before.minorPerGram, minorPerGram });
    }
    const by = { createdBy: actor.id, createdByName: actor.name };
    const [price] = await tx
      .insert(metalPrices)
      .values({ metalId, minorPerGram, source, fixedAt: now, ...by })
      .returning({ id: metalPrices.id });
    if (!price) throw new Error("the price was not written");
    const detail = { before: before?.minorPerGram ?? null, minorPerGram, source };
    await writeAudit(tx, actor, { action: "fix_metal_price", subject: metalId, detail });
    return { priceId: price.id, released: await releaseWaiting(tx, ctx, metalId) };
  };
  const fixed = await ctx.db.transaction((tx) => once(tx, call, () => fix(tx)));
  await invalidate("metalPrices");
  return fixed;
}

// Orders stopped by this metal's stale price go on by themselves: nobody has to remember them.
async function releaseWaiting(tx: Transaction, ctx: Ctx, metalId: string): Promise<number> {
  const waiting = await tx
    .select({ customerId: orders.customerId, orderId: orders.id, options: orders.options })
    .from(failureInbox)
    .innerJoin(
      orders,
      and(eq(orders.customerId, failureInbox.customerId), eq(orders.id, failureInbox.orderId)),
    )
    .where(and(eq(failureInbox.causeCode, "METAL_PRICE_STALE"), isNull(failureInbox.resolvedAt)));
  const released = waiting.filter(({ options }) => (options as { metalId: string }).metalId === metalId);
  for (const { customerId, orderId } of released) {
    const payload = { customerId, orderId };
    await appendOutbox(tx, { topic: "order/price.requested", payload, orderId, traceId: ctx.traceId });
  }
  return released.length;
}
