import {
  type ComponentType,
  lazy,
  type ReactNode,
  Suspense,
  useDeferredValue,
  useEffect,
  useMemo,
} from "react";

const AGAIN_MS = 3_000;
const SOON_MS = 1_000;

/**
 * A part of a page that is loaded when it is first shown, or before by `preload`; it needs a Suspense above. What
 * cannot be loaded now, for want of a connection, is asked for again until it comes: the page stands meanwhile.
 */
export function lazyPart<P>(load: () => Promise<ComponentType<P>>) {
  const come = (): Promise<{ default: ComponentType<P> }> =>
    load().then(
      (part) => ({ default: part }),
      (error) => {
        if (error?.name !== "ChunkLoadError") throw error;
        return new Promise((resolve) => setTimeout(() => resolve(come()), AGAIN_MS));
      },
    );
  return Object.assign(lazy(come), { preload: () => void load().catch(() => {}) });
}

/**
 * The Suspense of a lazy part that the server may have drawn: it stands while its code is on the way, and news for it
 * wait until then, since React would take away what it cannot yet wake. Not for fields that the page controls.
 */
export function Lately({ children }: { children: ReactNode }) {
  const later = useDeferredValue(children);
  // The same element again is what makes React leave it alone.
  return useMemo(() => <Suspense>{later}</Suspense>, [later]);
}

/** Loads parts soon after the page stands: dialogs open at once then, also when the connection is lost meanwhile. */
export function usePreloaded(parts: Readonly<Record<string, { preload: () => void }>>): void {
  useEffect(() => {
    const timer = setTimeout(() => {
      for (const part of Object.values(parts)) part.preload();
    }, SOON_MS);
    return () => clearTimeout(timer);
  }, [parts]);
}
