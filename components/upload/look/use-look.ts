"use client";
import { useCallback, useSyncExternalStore } from "react";
import { type LocalLook, NOTHING_YET } from "./local-look.ts";
import { lookOf, onLook } from "./looks.ts";

const silent = () => () => {};
const nothing = () => NOTHING_YET;

/** What this tab has found in a file so far, live; nothing without one. */
export function useLook(file: File | undefined): LocalLook {
  const subscribe = useCallback((listener: () => void) => (file ? onLook(file, listener) : silent()), [file]);
  return useSyncExternalStore(subscribe, file ? () => lookOf(file) : nothing, nothing);
}
