import { setLiveStatus } from "./live-status.ts";

type ConnectionState = { state: "idle" | "connecting" | "pending"; error: unknown };
export type LiveHandlers<T> = {
  onData: (data: T) => void;
  onError: (error: unknown) => void;
  onComplete: () => void;
  onConnectionStateChange: (state: ConnectionState) => void;
};
export type Subscribe<T> = (handlers: LiveHandlers<T>) => { unsubscribe: () => void };

const FIRST_WAIT_MS = 1_000;
const LONGEST_WAIT_MS = 30_000;

/**
 * Keeps one subscription alive until the returned function is called, and the live indicator true. The browser
 * itself reconnects a stream that broke; one that was refused (a deploy, an overload) is opened anew after 1-30 s.
 * `changed(null)` says that news may have passed unseen.
 */
export function holdLive<T>(subscribe: Subscribe<T>, changed: (data: T | null) => void): () => void {
  let asOf = Date.now();
  let state: "opening" | "live" | "lost" = "opening";
  let wait = FIRST_WAIT_MS;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let held: ReturnType<Subscribe<T>> | undefined;
  let closed = false;

  const lost = () => {
    state = "lost";
    setLiveStatus({ link: "reconnecting", asOf });
  };
  const alive = () => {
    // Also at the first opening: the page was rendered a moment before anybody listened.
    const missed = state !== "live";
    state = "live";
    wait = FIRST_WAIT_MS;
    asOf = Date.now();
    setLiveStatus({ link: "live", asOf });
    return missed;
  };
  const again = () => {
    if (closed) return;
    lost();
    clearTimeout(timer);
    timer = setTimeout(open, wait * (0.5 + Math.random()));
    wait = Math.min(wait * 2, LONGEST_WAIT_MS);
  };
  const open = () => {
    held = subscribe({
      onData: (data) => {
        alive();
        changed(data);
      },
      onError: again,
      onComplete: again,
      onConnectionStateChange: (next) => {
        if (next.state === "pending") {
          if (alive()) changed(null);
        } else if (next.state === "connecting" && (state === "live" || next.error)) lost();
      },
    });
  };
  open();
  return () => {
    closed = true;
    clearTimeout(timer);
    held?.unsubscribe();
  };
}
