/** How fresh a live page is. `asOf` is the time (ms) of the last word from the server. */
export type LiveStatus = { link: "live" | "reconnecting" | "offline"; asOf: number };

const listeners = new Set<() => void>();
let status: LiveStatus = { link: "live", asOf: 0 };

/** Called by whoever holds the subscription: the indicator and acting buttons read it. */
export function setLiveStatus(next: LiveStatus): void {
  status = next;
  for (const listener of listeners) listener();
}

export const liveStatus = (): LiveStatus => status;

export function subscribeLiveStatus(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
