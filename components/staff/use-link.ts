"use client";
import { useSyncExternalStore } from "react";
import { type LiveStatus, liveStatus, subscribeLiveStatus } from "#components/shell/live-status.ts";
import { useOnline } from "#components/ui/use-online.ts";

const fresh: LiveStatus = { link: "live", asOf: 0 };

/** Whether what is shown is current: money and claims are off while it is not. */
export function useLink(): boolean {
  const { link } = useSyncExternalStore(subscribeLiveStatus, liveStatus, () => fresh);
  return useOnline() && link === "live";
}
