"use client";
import { useSyncExternalStore } from "react";
import { homeTimeZone } from "#lib/i18n/locale.ts";

const never = () => () => {};
const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: homeTimeZone }).format(new Date());

/** Today at the workshop as a civil day; undefined while prerendering, where no clock may be read. */
export function useWorkshopDay(): string | undefined {
  return useSyncExternalStore(never, today, () => "") || undefined;
}
