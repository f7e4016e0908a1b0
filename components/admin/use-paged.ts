"use client";
import { useState } from "react";
import { usePolled } from "./use-polled.ts";

type Page<R> = { rows: readonly R[]; next: unknown; checkedAt: string };

/** A list whose first page is read anew again and again, with older pages loaded by hand below it. */
export function usePaged<R extends { id: string }, P extends Page<R>>(
  first: P,
  load: (cursor: P["next"]) => Promise<P>,
  everyMs?: number,
) {
  const { answer, isLost, refresh } = usePolled(first, () => load(null), everyMs);
  const [older, setOlder] = useState<{ rows: readonly R[]; next: P["next"] } | null>(null);
  const shown = new Set(answer.rows.map(({ id }) => id));
  const rows = older ? [...answer.rows, ...older.rows.filter(({ id }) => !shown.has(id))] : answer.rows;
  const next = older ? older.next : answer.next;
  const loadOlder = async () => {
    if (!next) return;
    const page = await load(next).catch(() => null);
    // From now on the first page belongs to what was loaded: rows pushed out of it must not be lost.
    if (page) setOlder({ rows: [...(older ?? answer).rows, ...page.rows], next: page.next });
  };
  const drop = (id: string) => {
    if (older) setOlder({ ...older, rows: older.rows.filter((row) => row.id !== id) });
    refresh();
  };
  return { page: answer, rows, next, isLost, refresh, loadOlder, drop };
}
