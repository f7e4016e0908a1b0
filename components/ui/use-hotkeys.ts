"use client";
import { useEffect, useRef } from "react";
import { type Hotkey, registerHotkeys } from "./hotkeys.ts";

/**
 * Keys of this part of the page: they show in the `?` list and act through the one listener of HotkeyList.
 * The set of keys is fixed while mounted; what they do is always the newest `run`.
 */
export function useHotkeys(hotkeys: readonly Hotkey[]): void {
  const latest = useRef(hotkeys);
  useEffect(() => {
    latest.current = hotkeys;
  });
  const names = hotkeys.map((hotkey) => `${hotkey.key}\n${hotkey.words}`).join("\n\n");
  useEffect(() => {
    const stable = names.split("\n\n").map((name) => {
      const [key = "", words = ""] = name.split("\n");
      return { key, words, run: () => latest.current.find((hotkey) => hotkey.key === key)?.run() };
    });
    return registerHotkeys(names === "" ? [] : stable);
  }, [names]);
}
