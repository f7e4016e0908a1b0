import Stripe from "stripe";
import { settleAuthorization } from "#server/commands/payment/settle-authorization.ts";
import type { Ctx } from "#server/context.ts";
import { env } from "#server/env.ts";
import { Refusal } from "#server/errors.ts";
import { intentOutcome } from "#server/payments/stripe.ts";
import { findPaymentByReference } from "#server/queries/payment/find-by-reference.ts";

/**
 * Stripe's messages about hosted checkouts, verified with `STRIPE_WEBHOOK_SECRET` (Stripe refuses signatures older
 * than five minutes). What they say is written like a checkout's own answer; repetitions change nothing.
 */
export async function stripeMessage(
  ctx: Ctx,
  request: { body: string; signature: string | null },
): Promise<{ handled: boolean }> {
  const { STRIPE_SECRET_KEY, STRIPE_WEBHOOK_SECRET } = env();
  if (!STRIPE_SECRET_KEY || !STRIPE_WEBHOOK_SECRET)
    throw new Refusal("NOT_FOUND", "NOT_FOUND", { thing: "webhook" });
  const stripe = new Stripe(STRIPE_SECRET_KEY);
  const event = verified(stripe, request, STRIPE_WEBHOOK_SECRET);
  if (event.type !== "checkout.session.completed" && event.type !== "checkout.session.expired")
    return { handled: false };
  const session = event.data.object;
  const payment = await findPaymentByReference(ctx.db, session.id);
  if (!payment) return { handled: false };
  const intent =
    typeof session.payment_intent === "string" ? session.payment_intent : session.payment_intent?.id;
  const outcome = intent
    ? intentOutcome(await stripe.paymentIntents.retrieve(intent))
    : ({ state: "declined", ref: session.id, code: "expired" } as const);
  await settleAuthorization(ctx, payment, outcome);
  return { handled: true };
}

function verified(
  stripe: Stripe,
  request: { body: string; signature: string | null },
  secret: string,
): Stripe.Event {
  try {
    return stripe.webhooks.constructEvent(request.body, request.signature ?? "", secret);
  } catch {
    throw new Refusal("UNAUTHENTICATED", "SIGNATURE_WRONG");
  }
}
