import { useRouter } from "next/navigation";
import { useRef, useState } from "react";
import { useLocale } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { announce } from "#components/ui/live-region.ts";
import type { AcceptInput, CheckoutDraft, CheckoutPage } from "./checkout-data.ts";

export type Outcome = { kind: "declined" } | { kind: "unknown" } | { kind: "error"; words: string };

/**
 * Accepts the quote and holds the sum. One key per attempt at the bank: pressing twice, or again after a lost
 * answer, is the same payment; only a decline starts a new one. `onAccepted` before the page of the order opens.
 */
export function useAccept(page: CheckoutPage, onAccepted: () => void) {
  const router = useRouter();
  const locale = useLocale();
  const wordsOf = useErrorWords();
  const key = useRef<string>(crypto.randomUUID());
  const [busy, setBusy] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const order = `/${locale}/orders/${page.orderId}`;

  const accept = async (draft: CheckoutDraft, means: string) => {
    setBusy(true);
    setOutcome(null);
    try {
      const answer = await api.quote.accept.mutate(
        inputOf(page, { draft, means, key: key.current, returnUrl: order }),
      );
      if (answer.state === "redirect") return window.location.assign(answer.url);
      if (answer.state === "accepted") {
        onAccepted();
        return router.push(order);
      }
      if (answer.state === "declined") key.current = crypto.randomUUID();
      setOutcome({ kind: answer.state });
    } catch (failure) {
      const { words } = wordsOf(failure);
      setOutcome({ kind: "error", words });
      announce(words, { assertive: true });
      router.refresh();
    } finally {
      setBusy(false);
    }
  };
  return { accept, busy, outcome };
}

type Given = { draft: CheckoutDraft; means: string; key: string; returnUrl: string };

function inputOf(page: CheckoutPage, { draft, means, key, returnUrl }: Given): AcceptInput {
  const { city, postcode, street } = draft;
  return {
    key,
    orderId: page.orderId,
    quoteId: page.quote.id,
    totalMinor: page.quote.totalMinor,
    contact: {
      name: draft.name,
      email: draft.email.trim(),
      phone: draft.phone.trim() || null,
      address: {
        method: page.options.deliveryMethod,
        region: page.options.taxRegion.slice(0, 2),
        postcode,
        city,
        street,
      },
    },
    means,
    returnUrl,
  };
}
