"use client";
import { useSyncExternalStore } from "react";
import { drawingPower } from "./drawing-power.ts";

const never = () => () => {};

/** Whether this browser can draw models; undefined until it is awake. */
export function useWebgl(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(
    never,
    () => drawingPower() !== "none",
    () => undefined,
  );
}
