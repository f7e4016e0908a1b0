import type { Database } from "#db/client.ts";
import { env } from "../env.ts";
import type { PaymentProvider } from "./provider.ts";
import { sandboxProvider } from "./sandbox.ts";
import { stripeProvider } from "./stripe.ts";

/** The configured provider: Stripe when its key is set, else the embedded sandbox. */
export function paymentProvider(db: Database): PaymentProvider {
  const key = env().STRIPE_SECRET_KEY;
  return key ? stripeProvider(key) : sandboxProvider(db);
}
