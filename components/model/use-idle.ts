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

/** True once the browser has rested since this was shown: for what is heavy and can wait. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => whenRested(() => setIdle(true)), []);
  return isIdle;
}

/** Begins once the browser has nothing better to do and nobody holds it back. Returns how to call it off. */
export function whenRested(begin: () => void): () => void {
  let cancel = () => {};
  const end = () => {
    released.delete(ask);
    cancel();
  };
  const rest = () => {
    if (held > 0) return;
    end();
    begin();
  };
  const ask = () => {
    cancel();
    cancel = "requestIdleCallback" in window ? whenIdle(rest) : soon(rest);
  };
  ask();
  released.add(ask);
  return end;
}

function whenIdle(rest: () => void) {
  const asked = requestIdleCallback(rest, { timeout: LONGEST_MS });
  return () => cancelIdleCallback(asked);
}

function soon(rest: () => void) {
  const timer = setTimeout(rest, SOON_MS);
  return () => clearTimeout(timer);
}
