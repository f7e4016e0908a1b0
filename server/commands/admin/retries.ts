import { and, eq, isNull } from "drizzle-orm";
import { z } from "zod";
import { mails, models, outbox, uploads } from "#db/schema/index.ts";
import type { Transaction } from "#db/transaction.ts";
import type { RetryCommand } from "#lib/contracts/admin.ts";
import { UPLOAD_AGES } from "#lib/domain/upload/upload-limits.ts";
import type { Ctx } from "#server/context.ts";
import { appendOutbox } from "#server/outbox/append-outbox.ts";

type Retry = (tx: Transaction, input: Record<string, unknown>, ctx: Ctx) => Promise<void>;
const OfOrder = z.object({ customerId: z.uuid(), orderId: z.uuid() });
const OfModel = z.object({ customerId: z.uuid(), modelId: z.uuid() });
const OfOutbox = z.object({ customerId: z.uuid(), outboxId: z.uuid() });
const OfUpload = z.object({ customerId: z.uuid(), uploadId: z.uuid() });
const OfMail = z.object({ customerId: z.uuid(), mailId: z.uuid() });

/** What a retry does, by the command the failure names. Each is a new promise under the same keys: nothing twice. */
export const RETRIES: Record<RetryCommand, Retry> = {
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
  // Makes the upload due at once: the sweeper, which alone may talk to storage about it, takes it on its next round.
  sweep_uploads: async (tx, input, ctx) => {
    const { customerId, uploadId } = OfUpload.parse(input);
    const due = new Date(ctx.now().getTime() - UPLOAD_AGES.completingMs - 1_000);
    await tx
      .update(uploads)
      .set({ updatedAt: due })
      .where(
        and(eq(uploads.customerId, customerId), eq(uploads.id, uploadId), eq(uploads.state, "completing")),
      );
  },
};
