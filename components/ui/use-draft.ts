"use client";
import { useCallback, useLayoutEffect, useState } from "react";

/**
 * State of a form that survives a reload, going back and a change of language, in this tab only.
 * `key` names the form and its subject (`message/F-1042`). Returns value, setter and `forget` for after sending.
 * The first render always has `initial`, so that server and browser agree.
 */
export function useDraft<T>(key: string, initial: T) {
  const storageKey = `facet.draft/${key}`;
  const [value, setValue] = useState(initial);
  // before what was typed into the waking page is told, so that it is laid over what was kept
  useLayoutEffect(() => {
    const kept = sessionStorage.getItem(storageKey);
    if (kept !== null) setValue(JSON.parse(kept) as T);
  }, [storageKey]);
  const change = useCallback(
    (next: T) => {
      sessionStorage.setItem(storageKey, JSON.stringify(next));
      setValue(next);
    },
    [storageKey],
  );
  const forget = useCallback(() => {
    sessionStorage.removeItem(storageKey);
    setValue(initial);
  }, [storageKey, initial]);
  return [value, change, forget] as const;
}
