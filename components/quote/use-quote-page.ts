import { useEffect, useState } from "react";
import { api } from "#components/shell/trpc.ts";
import { useLive } from "#components/shell/use-live.ts";
import type { QuoteData } from "./quote-data.ts";

/** The page's data, live. News are asked for by themselves: a refresh would render and fetch the whole page again. */
export function useQuotePage(given: QuoteData): QuoteData {
  const { orderId } = given;
  const [page, setPage] = useState(given);
  useEffect(() => setPage((before) => later(before, given)), [given]);
  // Unanswered, what stands there stays: the next news asks again.
  const ask = () =>
    void api.quote.page.query({ orderId }).then(
      (now) => setPage((before) => later(before, now)),
      () => {},
    );
  useLive(orderId, (on) => api.order.onChange.subscribe({ orderId }, on), ask);
  return page;
}

/** Answers may overtake each other: what the server read last counts. */
const later = (before: QuoteData, now: QuoteData): QuoteData =>
  before.orderId === now.orderId && Date.parse(before.now) > Date.parse(now.now) ? before : now;
