import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { failureInbox, mails, models, outbox } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import { requireStaff } from "#server/commands/shared/authorise.ts";
import type { Ctx, StaffActor } from "#server/context.ts";
import { conflict, notFound } from "#server/errors.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";
import { writeAudit } from "./write-audit.ts";

type Retry = (tx: Transaction, input: Record<string, unknown>, ctx: Ctx) => Promise<void>;
const OfOrder = z.object({ customerId: z.uuid(), orderId: z.uuid() });
const OfModel = z.object({ customerId: z.uuid(), modelId: z.uuid() });
const OfOutbox = z.object({ customerId: z.uuid(), outboxId: z.uuid() });
const OfMail = z.object({ customerId: z.uuid(), mailId: z.uuid() });

/** What a retry does, by the command the failure names. Each is a new promise under the same keys: nothing twice. */
const RETRIES: Record<string, Retry> = {
  price_order: async (tx, input, ctx) => {
    const payload = OfOrder.parse(input);
    await appendOutbox(tx, {
      topic: "order/price.requested",
      payload,
      orderId: payload.orderId,
      traceId: ctx.traceId,
    });
  },
  capture_payment: async (tx, input, ctx) => {
    const payload = OfOrder.parse(input);
    await appendOutbox(tx, {
      topic: "payment/capture.requested",
      payload,
      orderId: payload.orderId,
      traceId: ctx.traceId,
    });
  },
  retry_analysis: async (tx, input, ctx) => {
    const payload = OfModel.parse(input);
    await tx
      .update(models)
      .set({ analysisState: "queued", analysisAttempts: 0, refusal: null })
      .where(
        and(
          eq(models.customerId, payload.customerId),
          eq(models.id, payload.modelId),
          eq(models.analysisState, "failed"),
        ),
      );
    await appendOutbox(tx, { topic: "model/analysis.requested", payload, traceId: ctx.traceId });
  },
  resend_outbox: async (tx, input) => {
    const { customerId, outboxId } = OfOutbox.parse(input);
    const set = { failedAt: null, sentAt: null, resendAt: null, leaseUntil: null, sends: 1 };
    await tx
      .update(outbox)
      .set(set)
      .where(and(eq(outbox.customerId, customerId), eq(outbox.id, outboxId), isNull(outbox.settledAt)));
  },
  resend_mail: async (tx, input, ctx) => {
    const { customerId, mailId } = OfMail.parse(input);
    await tx
      .update(mails)
      .set({ state: "queued", attempts: 0, nextAttemptAt: ctx.now() })
      .where(and(eq(mails.customerId, customerId), eq(mails.id, mailId), eq(mails.state, "failed")));
  },
};

/** Tries again what stands in the failure inbox, and takes it out; should it fail anew, it comes back counted. */
export async function retryFailure(ctx: Ctx, input: { failureId: string }): Promise<{ retried: boolean }> {
  const actor = requireStaff(ctx, "admin", "seller");
  return ctx.db.transaction(async (tx) => {
    const failure = await openFailure(tx, input.failureId, actor);
    const retry = failure.retry && RETRIES[failure.retry.command];
    if (!retry || !failure.retry) throw conflict("NO_RETRY");
    await retry(tx, failure.retry.input, ctx);
    const set = { resolvedAt: ctx.now(), resolvedBy: `retry: ${actor.name}` };
    await tx.update(failureInbox).set(set).where(eq(failureInbox.id, failure.id));
    await writeAudit(tx, actor, {
      action: "retry_failure",
      subject: failure.subject,
      detail: { kind: failure.kind },
    });
    return { retried: true };
  });
}

/** Loads one open failure that this actor owns, locked; an admin owns all of them. */
export async function openFailure(tx: Transaction, failureId: string, actor: StaffActor) {
  const [failure] = await tx
    .select()
    .from(failureInbox)
    .where(and(eq(failureInbox.id, failureId), isNull(failureInbox.resolvedAt)))
    .for("update");
  if (!failure || (actor.kind !== "admin" && failure.ownerRole !== actor.kind)) throw notFound("failure");
  return failure;
}
