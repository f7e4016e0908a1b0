"use client";
import { useEffect, useState } from "react";
import { useSoon } from "#components/staff/use-soon.ts";

const EVERY_MS = 15_000;

/**
 * What a page shows, read again every 15 s while it is looked at and when it is looked at again. A failed reading keeps
 * the old answer and sets `isLost`; what a person types is never touched.
 */
export function usePolled<T>(first: T, load: () => Promise<T>) {
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
    const timer = setInterval(look, EVERY_MS);
    document.addEventListener("visibilitychange", look);
    window.addEventListener("online", look);
    return () => {
      clearInterval(timer);
      document.removeEventListener("visibilitychange", look);
      window.removeEventListener("online", look);
    };
  }, [refresh]);
  return { answer, isLost, refresh };
}
