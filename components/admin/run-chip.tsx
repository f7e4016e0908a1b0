"use client";
import { useTranslations } from "use-intl/react";
import { Chip } from "#components/ui/chip.tsx";
import type { Tone } from "#components/ui/note.tsx";
import type { RunStatus } from "#lib/domain/desk-lists.ts";

const TONES: Record<RunStatus, Tone> = {
  Queued: "info",
  Running: "info",
  Completed: "ok",
  Failed: "bad",
  Cancelled: "plain",
};

/** How far a run came: word plus tint. */
export function RunChip({ status }: { status: RunStatus }) {
  const t = useTranslations("admin.jobs.status");
  return <Chip tone={TONES[status]}>{t(status)}</Chip>;
}
