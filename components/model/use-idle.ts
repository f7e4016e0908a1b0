"use client";
import { useEffect, useState } from "react";

/** A page that never rests gets what waits for it all the same. */
const LONGEST_MS = 3_000;
/** Where a browser does not tell when it rests. */
const SOON_MS = 200;

let held = 0;
const released = new Set<() => void>();

/** While `on`, nothing that waits for rest begins: somebody waits for an answer that leads to another page. */
export function useHoldBack(on: boolean): void {
  useEffect(() => {
    if (!on) return;
    held++;
    return () => {
      held--;
      if (held === 0) for (const begin of [...released]) begin();
    };
  }, [on]);
}

/**
 * True once the browser has nothing better to do since this was shown, and nobody holds it back: for what is heavy
 * and can wait.
 */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    let cancel = () => {};
    const ask = () => {
      cancel();
      const rest = () => held === 0 && setIdle(true);
      cancel = "requestIdleCallback" in window ? whenIdle(rest) : soon(rest);
    };
    ask();
    released.add(ask);
    return () => {
      released.delete(ask);
      cancel();
    };
  }, []);
  return isIdle;
}

function whenIdle(rest: () => void) {
  const asked = requestIdleCallback(rest, { timeout: LONGEST_MS });
  return () => cancelIdleCallback(asked);
}

function soon(rest: () => void) {
  const timer = setTimeout(rest, SOON_MS);
  return () => clearTimeout(timer);
}
