import { useEffect, useRef, useState } from "react";
import { api } from "#components/shell/trpc.ts";
import { useLive } from "#components/shell/use-live.ts";
import type { QuoteData } from "./quote-data.ts";

/** The page's data, live. News are asked for by themselves: a refresh would render and fetch the whole page again. */
export function useQuotePage(given: QuoteData): QuoteData {
  const { orderId } = given;
  const [page, setPage] = useState(given);
  useEffect(() => setPage(given), [given]);
  const asked = useRef(0);
  const ask = () => {
    asked.current += 1;
    const mine = asked.current;
    // Unanswered, what stands there stays: the next news asks again.
    api.quote.page.query({ orderId }).then(
      (now) => mine === asked.current && setPage(now),
      () => {},
    );
  };
  useLive(orderId, (on) => api.order.onChange.subscribe({ orderId }, on), ask);
  return page;
}
