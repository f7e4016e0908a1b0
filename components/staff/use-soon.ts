"use client";
import { useCallback, useEffect, useRef } from "react";

/**
 * Runs `work` shortly after it was asked for, once for many askings, and never twice at the same time: a burst of
 * news costs one reading. What is asked for while it runs runs after it.
 */
export function useSoon(work: () => Promise<unknown>, waitMs = 150): () => void {
  const latest = useRef(work);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);
  const state = useRef<"idle" | "running" | "again">("idle");
  useEffect(() => {
    latest.current = work;
  });
  useEffect(() => () => clearTimeout(timer.current ?? undefined), []);
  const ask = useCallback(() => {
    if (state.current !== "idle") {
      state.current = "again";
      return;
    }
    if (timer.current) return;
    timer.current = setTimeout(async () => {
      timer.current = null;
      state.current = "running";
      await latest.current().catch(() => {});
      const again = state.current === ("again" as string);
      state.current = "idle";
      if (again) ask();
    }, waitMs);
  }, [waitMs]);
  return ask;
}
