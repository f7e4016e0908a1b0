import { setTimeout as sleep } from "node:timers/promises";
import { findGaps } from "#server/commands/reconcile/find-gaps.ts";
import { noticeStuck } from "#server/commands/reconcile/notice-stuck.ts";
import { resendUnsettled } from "#server/commands/reconcile/resend-unsettled.ts";
import type { Ctx } from "#server/context.ts";

const EVERY_MS = 15_000;

/**
 * Compares what should have happened by now with what did, every fifteen seconds until `signal`: promises whose
 * effect was not seen are sent anew, facts without their follow-up get one, what is stuck gets an owner.
 */
export async function runReconciler(ctx: Ctx, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    await reconcileOnce(ctx).catch((error: unknown) =>
      ctx.log.error({ err: error }, "reconciler round failed"),
    );
    await sleep(EVERY_MS, undefined, { signal }).catch(() => {});
  }
}

/** One round of all checks. Returns what each of them healed or reported. */
export async function reconcileOnce(
  ctx: Ctx,
): Promise<{ resent: number; failed: number; gaps: number; stuck: number }> {
  const { resent, failed } = await resendUnsettled(ctx);
  const { gaps } = await findGaps(ctx);
  const { stuck } = await noticeStuck(ctx);
  if (resent + failed + gaps + stuck > 0) ctx.log.info({ resent, failed, gaps, stuck }, "reconciled");
  return { resent, failed, gaps, stuck };
}
