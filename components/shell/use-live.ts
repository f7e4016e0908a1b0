"use client";
import { useEffect, useRef } from "react";
import { holdLive, type Subscribe } from "./live-subscription.ts";

/**
 * Holds one subscription while the page is shown:
 * `useLive(orderId, (on) => api.order.onChange.subscribe({ orderId }, on), refresh)`. A new `key` starts a new one.
 * `changed(null)` follows a reconnection: read everything anew, news may have passed unseen.
 */
export function useLive<T>(key: string, subscribe: Subscribe<T>, changed: (data: T | null) => void): void {
  const latest = useRef({ subscribe, changed });
  useEffect(() => {
    latest.current = { subscribe, changed };
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key names the subscription
  useEffect(
    () =>
      holdLive<T>(
        (on) => latest.current.subscribe(on),
        (data) => latest.current.changed(data),
      ),
    [key],
  );
}
