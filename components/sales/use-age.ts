"use client";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import { useNow } from "#components/ui/use-now.ts";

const DAY_S = 86_400;

/** A span in words: hours and minutes under two days, then days. */
export function useSpan(): (seconds: number) => string {
  const t = useTranslations("staff");
  const format = useFormat();
  return (seconds) =>
    seconds < 2 * DAY_S ? format.duration(seconds) : t("days", { count: Math.floor(seconds / DAY_S) });
}

/** How long ago a moment was, without "ago", a minute at least; empty until the clock may be read. */
export function useAge(): (at: string) => string {
  const now = useNow();
  const span = useSpan();
  return (at) => (now ? span(Math.max(60, (now.getTime() - Date.parse(at)) / 1000)) : "");
}

/** How long something has waited, where nothing else stands beside it: "just now" below a minute. */
export function useWaited(): (at: string) => string {
  const now = useNow();
  const age = useAge();
  const format = useFormat();
  const isNew = (at: string) => now !== undefined && now.getTime() - Date.parse(at) < 60_000;
  return (at) => (isNew(at) ? format.justNow : age(at));
}
