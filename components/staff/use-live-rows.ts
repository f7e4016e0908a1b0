"use client";
import { type FocusEvent, useCallback, useEffect, useRef, useState } from "react";
import {
  appendRows,
  isSettled,
  type LiveRow,
  type LiveRows,
  liveRows,
  markGone,
  mergeRows,
  showWaiting,
  sweep,
} from "./live-rows.ts";

export type Page<R, C> = { rows: readonly R[]; next: C | null };
type Given<R extends LiveRow, C> = {
  first: Page<R, C>;
  load: (cursor: C | null) => Promise<Page<R, C>>;
  /** Says in words why a row left the list; null when nobody has to know. */
  explain: (row: R) => Promise<string | null>;
};

const SWEEP_MS = 250;

/**
 * A list that follows the server without moving under anybody's hand. `refresh` reads the first page anew, `older`
 * the next one; spread `holder` on the element whose pointer and focus hold the list still.
 */
export function useLiveRows<R extends LiveRow, C>({ first, load, explain }: Given<R, C>) {
  const [state, setState] = useState<LiveRows<R>>(() => liveRows(first.rows));
  const [next, setNext] = useState(first.next);
  const held = useHeld(() => setState((now) => showWaiting(now, Date.now())));
  const latest = useRef({ load, explain, state });
  useEffect(() => {
    latest.current = { load, explain, state };
  });

  const tell = useCallback(async (row: R) => {
    const words = await latest.current.explain(row).catch(() => null);
    if (words) setState((now) => markGone(now, row.orderId, words, Date.now()));
  }, []);

  const refresh = useCallback(async () => {
    const page = await latest.current.load(null);
    const moment = { held: held.current, now: Date.now() };
    const before = latest.current.state;
    const merged = mergeRows(before, { rows: page.rows, isWhole: page.next === null }, moment);
    setState((now) => mergeRows(now, { rows: page.rows, isWhole: page.next === null }, moment));
    const isGone = (row: R) => merged.marks[row.orderId]?.look === "gone" && !before.marks[row.orderId];
    await Promise.all(merged.rows.filter(isGone).map(tell));
  }, [held, tell]);

  const older = useCallback(async () => {
    if (!next) return;
    const page = await latest.current.load(next);
    setNext(page.next);
    setState((now) => appendRows(now, page.rows));
  }, [next]);

  useSweep(Object.keys(state.marks).length > 0, () =>
    setState((now) => sweep(now, { held: held.current, now: Date.now() })),
  );
  return {
    ...state,
    next,
    older,
    refresh,
    holder: held.props,
    showNew: () => setState((now) => showWaiting(now, Date.now())),
    markGone: (orderId: string, words: string | null) =>
      setState((now) => markGone(now, orderId, words, Date.now())),
    isSettled: (orderId: string) => isSettled(state, orderId, Date.now()),
  };
}

// Touch has no hovering pointer: a tap does not hold the list.
function useHeld(left: () => void) {
  const inside = useRef({ pointer: false, focus: false });
  const current = useRef(false);
  const change = (part: "pointer" | "focus", isIn: boolean) => {
    inside.current[part] = isIn;
    const was = current.current;
    current.current = inside.current.pointer || inside.current.focus;
    if (was && !current.current) left();
  };
  const props = {
    onPointerEnter: (event: { pointerType: string }) =>
      event.pointerType === "mouse" && change("pointer", true),
    onPointerLeave: () => change("pointer", false),
    onFocus: () => change("focus", true),
    onBlur: (event: FocusEvent) =>
      event.currentTarget.contains(event.relatedTarget as Node | null) || change("focus", false),
  };
  return {
    props,
    get current() {
      return current.current;
    },
  };
}

function useSweep(isNeeded: boolean, run: () => void) {
  const latest = useRef(run);
  useEffect(() => {
    latest.current = run;
  });
  useEffect(() => {
    if (!isNeeded) return;
    const timer = setInterval(() => latest.current(), SWEEP_MS);
    return () => clearInterval(timer);
  }, [isNeeded]);
}
