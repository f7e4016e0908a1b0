"use client";
import { useSyncExternalStore } from "react";

const minute = 60_000;

function eachMinute(listener: () => void) {
  const timer = setInterval(listener, minute);
  return () => clearInterval(timer);
}
const thisMinute = () => Math.floor(Date.now() / minute) * minute;

/** The present to the minute, moving on by itself; undefined while prerendering, where no clock may be read. */
export function useNow(): Date | undefined {
  const ms = useSyncExternalStore(eachMinute, thisMinute, () => 0);
  return ms === 0 ? undefined : new Date(ms);
}
