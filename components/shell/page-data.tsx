"use client";
import { type ReactNode, Suspense, useEffect, useReducer } from "react";

/** React keeps back what comes within this time of its fallback, ms (FALLBACK_THROTTLE_MS of react-dom). */
const KEPT_BACK_MS = 300;
const LOOK_EVERY_MS = 30;

type Props = { waiting: ReactNode; children: ReactNode };

/**
 * The part of a page that comes when its data are there, in place of `waiting`. React would leave what has come after
 * 50 ms waiting for 300, so as not to flicker with many parts that come one after the other; here all comes at once. A
 * page that is drawn anew shows what is there, so it is, until that time is over.
 */
export function PageData({ waiting, children }: Props) {
  const [, look] = useReducer((looks: number) => looks + 1, 0);
  const fallback = (
    <>
      {waiting}
      <Looking onLook={look} />
    </>
  );
  return <Suspense fallback={fallback}>{children}</Suspense>;
}

function Looking({ onLook }: { onLook: () => void }) {
  useEffect(() => {
    const looking = setInterval(onLook, LOOK_EVERY_MS);
    const enough = setTimeout(() => clearInterval(looking), KEPT_BACK_MS);
    return () => {
      clearInterval(looking);
      clearTimeout(enough);
    };
  }, [onLook]);
  return null;
}
