"use client";
import { useSyncExternalStore } from "react";
import { homeTimeZone } from "#lib/i18n/locale.ts";

const never = () => () => {};
const today = () => new Intl.DateTimeFormat("en-CA", { timeZone: homeTimeZone }).format(new Date());

/** Today at the workshop as UTC midnight; undefined while prerendering, where no clock may be read. */
export function useWorkshopDay(): Date | undefined {
  const day = useSyncExternalStore(never, today, () => "");
  return day ? new Date(`${day}T00:00:00Z`) : undefined;
}
