"use client";
import { useEffect, useState } from "react";

/** A page that never rests gets what waits for it all the same. */
const LONGEST_MS = 3_000;
/** Where a browser does not tell when it rests. */
const SOON_MS = 200;

/** True once the browser has nothing better to do since this was shown: for what is heavy and can wait. */
export function useIdle(): boolean {
  const [isIdle, setIdle] = useState(false);
  useEffect(() => {
    const rest = () => setIdle(true);
    if (!("requestIdleCallback" in window)) {
      const timer = setTimeout(rest, SOON_MS);
      return () => clearTimeout(timer);
    }
    const asked = requestIdleCallback(rest, { timeout: LONGEST_MS });
    return () => cancelIdleCallback(asked);
  }, []);
  return isIdle;
}
