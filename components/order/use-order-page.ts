import { useEffect, useState } from "react";
import { api } from "#components/shell/trpc.ts";
import { useLive } from "#components/shell/use-live.ts";
import type { OrderData } from "./order-data.ts";

/**
 * The page's data, live. News are asked for by themselves: a refresh that finds no connection would leave the page for
 * the browser's own error.
 */
export function useOrderPage(given: OrderData): OrderData {
  const { orderId } = given;
  const [order, setOrder] = useState(given);
  useEffect(() => setOrder((before) => later(before, given)), [given]);
  // Unanswered, what stands there stays: the next news asks again.
  const ask = () =>
    void api.order.page.query({ orderId }).then(
      (now) => setOrder((before) => later(before, now)),
      () => {},
    );
  useLive(orderId, (on) => api.order.onChange.subscribe({ orderId }, on), ask);
  return order;
}

/** Answers may overtake each other: the longer history is the later. */
const later = (before: OrderData, now: OrderData): OrderData =>
  before.orderId === now.orderId && before.history.count > now.history.count ? before : now;
