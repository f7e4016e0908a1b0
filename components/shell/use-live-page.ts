import { useEffect, useState } from "react";
import { api } from "./trpc.ts";
import { useLive } from "./use-live.ts";

type OfOrder = { orderId: string };

/**
 * The data of a page of one order, live. News are read by themselves: a refresh would render and fetch the whole page
 * again, and leave it for the browser's own error where it finds no connection. Answers may overtake each other: `ageOf`
 * tells how far an answer had come, and one from further back is dropped.
 */
export function useLivePage<T extends OfOrder>(
  given: T,
  read: (order: OfOrder) => Promise<T>,
  ageOf: (page: T) => number,
): T {
  const { orderId } = given;
  const [page, setPage] = useState(given);
  const take = (now: T) =>
    setPage((before) => (before.orderId === now.orderId && ageOf(before) > ageOf(now) ? before : now));
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was given is taken once
  useEffect(() => take(given), [given]);
  // Unanswered, what stands there stays: the next news asks again.
  const ask = () => void read({ orderId }).then(take, () => {});
  useLive(orderId, (on) => api.order.onChange.subscribe({ orderId }, on), ask);
  return page;
}
