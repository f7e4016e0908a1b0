"use client";
import { type ReactNode, Suspense, useEffect, useReducer } from "react";

const LOOK_EVERY_MS = 30;
/** As many as the time takes for which React keeps things back. */
const MOST_LOOKS = 10;

type Props = { waiting: ReactNode; children: ReactNode };

/**
 * The part of a page that comes when its data are there, in place of `waiting`. React keeps back what comes within 300 ms
 * of a fallback until that time is over (FALLBACK_THROTTLE_MS of react-dom), lest many parts flicker in one by one; here
 * all comes at once. It keeps back nothing that an update draws: so there is one every moment until that time is over.
 */
export function PageData({ waiting, children }: Props) {
  const [looks, look] = useReducer((before: number) => before + 1, 0);
  const fallback = (
    <Waiting looks={looks} onLook={look}>
      {waiting}
    </Waiting>
  );
  return <Suspense fallback={fallback}>{children}</Suspense>;
}

type WaitingProps = { looks: number; onLook: () => void; children: ReactNode };

function Waiting({ looks, onLook, children }: WaitingProps) {
  useEffect(() => {
    if (looks === MOST_LOOKS) return;
    const soon = setTimeout(onLook, LOOK_EVERY_MS);
    return () => clearTimeout(soon);
  }, [looks, onLook]);
  return children;
}
