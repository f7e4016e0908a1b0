/** Pauses before the data of a page are asked for again, ms. */
const PAUSES_MS = [250, 1_000, 3_000];

/**
 * What the router asks of a page is asked again where no answer came, and where the connection is lost, when it is back.
 * After one failure the router would load the document, or end on the browser's own error page: what is uploaded from
 * this one would stop. Next's own way, `experimental.useOffline` of 16.4, asks without a pause and without an end.
 */
export function askAgainForPages(): void {
  const { fetch } = window;
  window.fetch = (input, init) =>
    isForPage(init) ? askAgain(() => fetch(input, init), init?.signal) : fetch(input, init);
}

/** Headers of the router; what it asks ahead may fail. */
const isForPage = (init: RequestInit | undefined) =>
  !!init?.headers && "rsc" in init.headers && !("next-router-prefetch" in init.headers);

async function askAgain(ask: () => Promise<Response>, signal: AbortSignal | null | undefined) {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await ask();
    } catch (failure) {
      if (signal?.aborted) throw failure;
      await new Promise((resolve) => {
        if (navigator.onLine) setTimeout(resolve, pauseMs);
        else window.addEventListener("online", resolve, { once: true });
      });
    }
  }
  return ask();
}
