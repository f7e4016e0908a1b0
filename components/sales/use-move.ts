"use client";
import { useRefresh } from "#components/staff/refresh.ts";
import { usePress } from "#components/staff/use-press.ts";
import { showToast } from "#components/ui/live-region.ts";

/** Makes one move: says that it is done, closes, and reads the order anew either way. */
export function useMove<I, T>(
  act: (key: string, input: I) => Promise<T>,
  words: string,
  onClose: () => void = () => {},
) {
  const refresh = useRefresh();
  return usePress(act, {
    done: () => {
      showToast({ text: words });
      onClose();
      refresh();
    },
    // What stood in the way may be news: the page shows the state the order is really in.
    refused: refresh,
  });
}
