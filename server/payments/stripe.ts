import Stripe from "stripe";
import type { PaymentOutcome, PaymentProvider } from "./provider.ts";

/**
 * Stripe by its hosted Checkout page with manual capture, so that no card number ever passes through us. `ref`
 * is the Checkout session until it is paid and the payment intent afterwards. Network trouble is `unknown`.
 */
export function stripeProvider(secretKey: string): PaymentProvider {
  const stripe = new Stripe(secretKey, { maxNetworkRetries: 2, timeout: 10_000 });
  return {
    name: "stripe",
    authorize: (request) =>
      guarded(async () => {
        const session = await stripe.checkout.sessions.create(
          {
            mode: "payment",
            payment_intent_data: { capture_method: "manual", metadata: { order: request.orderNumber } },
            client_reference_id: request.idempotencyKey,
            line_items: [
              {
                quantity: 1,
                price_data: {
                  currency: request.currency.toLowerCase(),
                  unit_amount: request.amountMinor,
                  product_data: { name: request.orderNumber },
                },
              },
            ],
            success_url: request.returnUrl,
            cancel_url: request.returnUrl,
          },
          { idempotencyKey: request.idempotencyKey },
        );
        return session.url ? { state: "redirect", ref: session.id, url: session.url } : { state: "unknown" };
      }),
    capture: (ref, key) =>
      guarded(async () =>
        intentOutcome(await stripe.paymentIntents.capture(ref, {}, { idempotencyKey: `${key}-capture` })),
      ),
    release: (ref, key) => guarded(() => release(stripe, ref, key)),
    find: (ref) => (ref ? guarded(() => find(stripe, ref)) : Promise.resolve(null)),
  };
}

async function release(stripe: Stripe, ref: string, key: string): Promise<PaymentOutcome> {
  if (ref.startsWith("cs_")) {
    await stripe.checkout.sessions.expire(ref);
    return { state: "voided", ref };
  }
  const intent = await stripe.paymentIntents.retrieve(ref);
  if (intent.status === "succeeded") {
    await stripe.refunds.create({ payment_intent: ref }, { idempotencyKey: `${key}-refund` });
    return { state: "refunded", ref };
  }
  if (intent.status !== "canceled")
    await stripe.paymentIntents.cancel(ref, {}, { idempotencyKey: `${key}-void` });
  return { state: "voided", ref };
}

async function find(stripe: Stripe, ref: string): Promise<PaymentOutcome> {
  if (!ref.startsWith("cs_")) return intentOutcome(await stripe.paymentIntents.retrieve(ref));
  const session = await stripe.checkout.sessions.retrieve(ref, { expand: ["payment_intent"] });
  if (session.status === "expired") return { state: "declined", ref, code: "expired" };
  const intent = session.payment_intent;
  if (intent && typeof intent === "object") return intentOutcome(intent);
  return session.url ? { state: "redirect", ref, url: session.url } : { state: "unknown" };
}

/** Reads a payment intent in our words; used by the webhook too. */
export function intentOutcome(intent: Stripe.PaymentIntent): PaymentOutcome {
  if (intent.status === "requires_capture") return { state: "authorized", ref: intent.id };
  if (intent.status === "succeeded") return { state: "captured", ref: intent.id };
  if (intent.status === "canceled") return { state: "voided", ref: intent.id };
  const declined = intent.last_payment_error;
  if (declined)
    return { state: "declined", ref: intent.id, code: declined.decline_code ?? declined.code ?? "declined" };
  return { state: "unknown" };
}

async function guarded(ask: () => Promise<PaymentOutcome>): Promise<PaymentOutcome> {
  try {
    return await ask();
  } catch (error) {
    if (error instanceof Stripe.errors.StripeCardError) {
      return { state: "declined", ref: null, code: error.decline_code ?? error.code ?? "declined" };
    }
    if (
      error instanceof Stripe.errors.StripeConnectionError ||
      error instanceof Stripe.errors.StripeAPIError
    ) {
      return { state: "unknown" };
    }
    throw error;
  }
}
