"use client";
import { Chip } from "#components/ui/chip.tsx";
import { DateText } from "#components/ui/date-text.tsx";
import { useNow } from "#components/ui/use-now.ts";

const SOON_MS = 2 * 86_400_000;

/** A date due as staff read it: tinted two days before, and when it is past. */
export function DueText({ at, soonMs = SOON_MS }: { at: string | null; soonMs?: number }) {
  const now = useNow();
  if (!at) return null;
  const left = now ? Date.parse(at) - now.getTime() : Number.POSITIVE_INFINITY;
  const text = <DateText at={at} form="staff" />;
  if (left < 0) return <Chip tone="bad">{text}</Chip>;
  return left < soonMs ? <Chip tone="warn">{text}</Chip> : text;
}
