"use client";
import { useEffect, useState } from "react";
import { useSoon } from "#components/staff/use-soon.ts";

const EVERY_MS = 15_000;

/**
 * What a page shows, read again every 15 s (or `everyMs`) while it is looked at and when it is looked at again. A failed
 * reading keeps the old answer and sets `isLost`; what a person types is never touched.
 */
export function usePolled<T>(first: T, load: () => Promise<T>, everyMs = EVERY_MS) {
  const [answer, setAnswer] = useState(first);
  const [isLost, setLost] = useState(false);
  const refresh = useSoon(async () => {
    try {
      setAnswer(await load());
      setLost(false);
    } catch {
      setLost(true);
    }
  }, 0);
  useEffect(() => {
    const look = () => document.visibilityState === "visible" && refresh();
    const timer = setInterval(look, everyMs);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
    };
  }, [refresh, everyMs]);
  return { answer, isLost, refresh };
}
