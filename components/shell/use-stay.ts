import { useEffect } from "react";
import { showToast } from "#components/ui/live-region.ts";
import { useOnline } from "#components/ui/use-online.ts";

let wordsOfStaying = "";

/**
 * Without a connection a link or a search would end on the browser's own error page, in place of what stands here:
 * `words` are said instead, and the page stays. Places of this page may be gone to.
 */
export function useStay(words: string): void {
  const isOnline = useOnline();
  useEffect(() => {
    wordsOfStaying = words;
    if (isOnline) return;
    const stay = (event: Event) => {
      if (!leavesBy(event) || goesNow()) return;
      event.preventDefault();
      event.stopPropagation();
    };
    // Before the router hears of it.
    window.addEventListener("click", stay, true);
    window.addEventListener("submit", stay, true);
    return () => {
      window.removeEventListener("click", stay, true);
      window.removeEventListener("submit", stay, true);
    };
  }, [isOnline, words]);
}

/** Whether there is a connection to go by; where not, says so. */
export function goesNow(): boolean {
  if (!navigator.onLine) showToast({ text: wordsOfStaying });
  return navigator.onLine;
}

/** A link to another page, or a form that the browser or the router sends; not one that a page sends itself. */
function leavesBy({ target }: Event): boolean {
  if (target instanceof HTMLFormElement) return target.action.startsWith("http");
  const link = target instanceof Element ? target.closest("a") : null;
  return !!link?.protocol.startsWith("http") && withoutPlace(link.href) !== withoutPlace(location.href);
}

const withoutPlace = (address: string): string => address.split("#", 1)[0] ?? "";
