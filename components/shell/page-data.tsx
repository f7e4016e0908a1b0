"use client";
import { type ReactNode, Suspense, useEffect, useReducer } from "react";

const LOOK_EVERY_MS = 30;

type Props = { waiting: ReactNode; children: ReactNode };

/**
 * The part of a page that comes when its data are there, in place of `waiting`. React keeps back what comes within 300 ms
 * of a fallback until that time is over (FALLBACK_THROTTLE_MS of react-dom), lest many parts flicker in one by one; here
 * all comes at once. It keeps back nothing that an update draws: so there is one every moment, while `waiting` stands.
 */
export function PageData({ waiting, children }: Props) {
  const [, look] = useReducer((looks: number) => looks + 1, 0);
  return <Suspense fallback={<Waiting onLook={look}>{waiting}</Waiting>}>{children}</Suspense>;
}

function Waiting({ onLook, children }: { onLook: () => void; children: ReactNode }) {
  useEffect(() => {
    const looking = setInterval(onLook, LOOK_EVERY_MS);
    return () => clearInterval(looking);
  }, [onLook]);
  return children;
}
