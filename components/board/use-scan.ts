"use client";
import { useEffect, useRef } from "react";
import { parseOrderNumber } from "#lib/domain/order/number.ts";

/** A scanner types faster than any hand: keys further apart than this are a person's. */
const SCANNER_GAP_MS = 60;

/** Hears a scanner that types an order number and Enter, wherever the focus is but in a field. */
export function useScan(opened: (number: string) => void): void {
  const latest = useRef(opened);
  useEffect(() => {
    latest.current = opened;
  });
  useEffect(() => {
    let typed = "";
    let last = 0;
    const hear = (event: KeyboardEvent) => {
      const at = event.target instanceof Element ? event.target : null;
      if (at?.closest("input, textarea, select, [contenteditable=true]")) return;
      if (event.timeStamp - last > SCANNER_GAP_MS) typed = "";
      last = event.timeStamp;
      if (event.key.length === 1) typed += event.key;
      const number = event.key === "Enter" && typed.length > 3 ? parseOrderNumber(typed) : null;
      if (!number) return;
      typed = "";
      event.preventDefault();
      latest.current(number);
    };
    window.addEventListener("keydown", hear, { capture: true });
    return () => window.removeEventListener("keydown", hear, { capture: true });
  }, []);
}
