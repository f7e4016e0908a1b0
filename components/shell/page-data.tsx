"use client";
import { type ReactNode, Suspense, useEffect, useReducer } from "react";

const LOOK_EVERY_MS = 30;

type Props = { waiting: ReactNode; children: ReactNode };

/**
 * The part of a page that comes when its data are there, in place of `waiting`. What has come within 300 ms React would
 * keep back for the rest of them, lest many parts flicker in one by one; here all comes at once. What is drawn anew shows
 * what is there, so it is, again and again.
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
