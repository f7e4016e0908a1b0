"use client";
import { useSyncExternalStore } from "react";

let known: boolean | undefined;

function hasWebgl(): boolean {
  known ??= document.createElement("canvas").getContext("webgl2") !== null;
  return known;
}
const never = () => () => {};

/** Whether this browser can draw models; undefined until it is awake. */
export function useWebgl(): boolean | undefined {
  return useSyncExternalStore<boolean | undefined>(never, hasWebgl, () => undefined);
}
