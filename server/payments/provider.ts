/** What a provider says about one payment. `unknown`: it did not answer, so nothing may be assumed. */
export type PaymentOutcome =
  | { state: "authorized"; ref: string }
  | { state: "captured"; ref: string }
  | { state: "voided"; ref: string }
  | { state: "refunded"; ref: string }
  | { state: "declined"; ref: string | null; code: string }
  /** The customer has to finish at the provider's own page. */
  | { state: "redirect"; ref: string; url: string }
  | { state: "unknown" };

export type PaymentRequest = {
  /** Same key, same payment: asking twice never charges twice. */
  idempotencyKey: string;
  amountMinor: number;
  currency: string;
  /** Means of payment as the provider names it; for the sandbox a test card. */
  means: string;
  orderNumber: string;
  /** Where the provider's page sends the customer back to. */
  returnUrl: string;
};

/** The port to whoever holds the money. Amounts are minor units. No method throws for a declined payment. */
export type PaymentProvider = {
  name: "sandbox" | "stripe";
  authorize(request: PaymentRequest): Promise<PaymentOutcome>;
  capture(ref: string, idempotencyKey: string): Promise<PaymentOutcome>;
  /** Gives back: voids what is only held, refunds what was charged. */
  release(ref: string, idempotencyKey: string): Promise<PaymentOutcome>;
  /** What became of a request whose answer was lost; null when the provider never got it. */
  find(ref: string | null, idempotencyKey: string): Promise<PaymentOutcome | null>;
};
