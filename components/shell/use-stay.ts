import { useEffect } from "react";
import { showToast } from "#components/ui/live-region.ts";
import { useOnline } from "#components/ui/use-online.ts";

/**
 * Without a connection a link would lead to a page that waits for it, or to the browser's own error page, in place of
 * what stands here: `words` are said instead, and the page stays. Places of this page may be gone to.
 */
export function useStay(words: string): void {
  const isOnline = useOnline();
  useEffect(() => {
    if (isOnline) return;
    const stay = (event: MouseEvent) => {
      const link = event.target instanceof Element ? event.target.closest("a") : null;
      if (!link?.protocol.startsWith("http") || withoutPlace(link.href) === withoutPlace(location.href))
        return;
      event.preventDefault();
      event.stopPropagation();
      showToast({ text: words });
    };
    // Before the router hears of it.
    window.addEventListener("click", stay, true);
    return () => window.removeEventListener("click", stay, true);
  }, [isOnline, words]);
}

const withoutPlace = (address: string): string => address.split("#", 1)[0] ?? "";
