import type { inferRouterInputs } from "@trpc/server";
import type { QuoteData } from "#components/quote/quote-data.ts";
import type { AppRouter } from "#server/trpc/root.ts";

export type CheckoutPage = QuoteData & { quote: NonNullable<QuoteData["quote"]> };
export type AcceptInput = inferRouterInputs<AppRouter>["quote"]["accept"];
export type Method = QuoteData["options"]["deliveryMethod"];

/** What the form holds; kept in this tab, so that a reload or a change of language loses nothing. */
export type CheckoutDraft = {
  name: string;
  email: string;
  phone: string;
  city: string;
  postcode: string;
  street: string;
};
export type CheckoutField = keyof CheckoutDraft | "card";
export type CheckoutErrors = Partial<Record<CheckoutField, string>>;

const EMAIL = /^[^\s@]+@[^\s@]+\.[^\s@]{2,}$/;

/** Keys of the words for what is wrong, by field. */
export function checkoutErrors(
  draft: CheckoutDraft,
  given: { card: string; method: Method; isHosted: boolean },
): Partial<Record<CheckoutField, "name" | "email" | "city" | "street" | "card">> {
  const needsAddress = given.method === "courier" || given.method === "pickup_point";
  return {
    ...(draft.name.trim().length < 2 ? { name: "name" } : {}),
    ...(EMAIL.test(draft.email.trim()) ? {} : { email: "email" }),
    ...(needsAddress && !draft.city.trim() ? { city: "city" } : {}),
    ...(needsAddress && !draft.street.trim() ? { street: "street" } : {}),
    ...(!given.isHosted && given.card.replaceAll(/\D/g, "").length !== 16 ? { card: "card" } : {}),
  };
}

/** The sandbox's test cards (server/payments/sandbox.ts) with the outcome each one has. */
export const TEST_CARDS = {
  approved: "4242 4242 4242 4242",
  declined: "4000 0000 0000 0002",
  timeout: "4000 0000 0000 0341",
  slow: "4000 0000 0000 3220",
} as const;
