"use client";
import { useSyncExternalStore } from "react";
import { drawingPower } from "./drawing-power.ts";

const never = () => () => {};

/** Whether this browser can draw models; undefined until it is awake, and until it `mayLook`: that may take a while. */
export function useWebgl(mayLook: boolean): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(
    never,
    () => (mayLook ? drawingPower() !== "none" : undefined),
    () => undefined,
  );
}
