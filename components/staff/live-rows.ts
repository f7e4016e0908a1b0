export type LiveRow = { orderId: string };
/** What happened to a row that is shown: changed just now, or taken by somebody. */
export type Mark = { look: "fresh" | "gone"; words: string | null; until: number };
export type LiveRows<R extends LiveRow> = {
  rows: readonly R[];
  /** New rows, not shown while pointer or focus is in the list. */
  waiting: readonly R[];
  marks: Readonly<Record<string, Mark>>;
  /** When each row last changed its place, ms. */
  movedAt: Readonly<Record<string, number>>;
};

/** A change is marked, and a taken row stays, this long. */
export const MARK_MS = 2_000;
/** A row that moved less than this ago ignores a press: it was aimed at another. */
export const SETTLE_MS = 400;

export const liveRows = <R extends LiveRow>(rows: readonly R[]): LiveRows<R> => ({
  rows,
  waiting: [],
  marks: {},
  movedAt: {},
});

/** Whether a press on this row can be meant for it. */
export function isSettled(state: Pick<LiveRows<LiveRow>, "movedAt">, orderId: string, now: number): boolean {
  return now - (state.movedAt[orderId] ?? Number.NEGATIVE_INFINITY) >= SETTLE_MS;
}

/**
 * Brings the first page as it now is into what is shown. `held` (pointer or focus in the list): new rows wait and
 * nothing moves. Rows that are gone from the page turn grey in their place; older ones loaded by hand stay.
 */
export function mergeRows<R extends LiveRow>(
  state: LiveRows<R>,
  page: { rows: readonly R[]; isWhole: boolean },
  { held, now }: { held: boolean; now: number },
): LiveRows<R> {
  const fresh = new Map(page.rows.map((row) => [row.orderId, row]));
  const shown = new Set(state.rows.map((row) => row.orderId));
  const marks = { ...state.marks };
  const covered = page.isWhole ? state.rows.length : coveredBy(state.rows, fresh);
  const kept = state.rows.map((row, place) => {
    const next = fresh.get(row.orderId);
    if (next) {
      if (marks[row.orderId]?.look === "gone") delete marks[row.orderId];
      if (!same(row, next)) marks[row.orderId] = { look: "fresh", words: null, until: now + MARK_MS };
      return next;
    }
    if (place < covered && marks[row.orderId]?.look !== "gone")
      marks[row.orderId] = { look: "gone", words: null, until: now + MARK_MS };
    return row;
  });
  const added = page.rows.filter((row) => !shown.has(row.orderId));
  if (held) return { ...state, rows: kept, waiting: added, marks };
  return moved(state, insert(kept, added, page.rows), { marks, waiting: [], added, now });
}

/** Shows the rows that waited, and takes away the grey ones whose time is over. */
export function showWaiting<R extends LiveRow>(state: LiveRows<R>, now: number): LiveRows<R> {
  const { waiting } = state;
  return sweep(moved(state, [...waiting, ...state.rows], { waiting: [], added: waiting, now }), {
    held: false,
    now,
  });
}

/** Ends marks whose time is over; grey rows leave only when nothing may be aimed at the list. */
export function sweep<R extends LiveRow>(
  state: LiveRows<R>,
  { held, now }: { held: boolean; now: number },
): LiveRows<R> {
  const over = Object.entries(state.marks).filter(([, mark]) => mark.until <= now);
  const ended = over.filter(([, mark]) => mark.look === "fresh" || !held).map(([id]) => id);
  if (ended.length === 0) return state;
  const gone = new Set(ended.filter((id) => state.marks[id]?.look === "gone"));
  const marks = Object.fromEntries(Object.entries(state.marks).filter(([id]) => !ended.includes(id)));
  const rows = state.rows.filter((row) => !gone.has(row.orderId));
  return moved(state, rows, { marks, now });
}

/** Turns one row grey with words ("taken by D. Kern"); its two seconds begin anew. */
export function markGone<R extends LiveRow>(
  state: LiveRows<R>,
  orderId: string,
  words: string | null,
  now: number,
): LiveRows<R> {
  if (!state.rows.some((row) => row.orderId === orderId)) return state;
  return { ...state, marks: { ...state.marks, [orderId]: { look: "gone", words, until: now + MARK_MS } } };
}

/** Adds an older page below. */
export function appendRows<R extends LiveRow>(state: LiveRows<R>, older: readonly R[]): LiveRows<R> {
  const shown = new Set(state.rows.map((row) => row.orderId));
  return { ...state, rows: [...state.rows, ...older.filter((row) => !shown.has(row.orderId))] };
}

// How many of the rows shown lie within the page: below its last one nothing is known.
function coveredBy<R extends LiveRow>(rows: readonly R[], fresh: ReadonlyMap<string, R>): number {
  return rows.findLastIndex((row) => fresh.has(row.orderId)) + 1;
}

// Puts each new row before the row that follows it in the page.
function insert<R extends LiveRow>(kept: readonly R[], added: readonly R[], page: readonly R[]): R[] {
  const isNew = new Set(added.map((row) => row.orderId));
  const result = [...kept];
  let before = result.length;
  for (const row of page.toReversed()) {
    const place = result.findIndex((other) => other.orderId === row.orderId);
    if (place >= 0) before = place;
    else if (isNew.has(row.orderId)) result.splice(before, 0, row);
  }
  return result;
}

function moved<R extends LiveRow>(
  state: LiveRows<R>,
  rows: readonly R[],
  change: Partial<Pick<LiveRows<R>, "marks" | "waiting">> & { added?: readonly R[]; now: number },
): LiveRows<R> {
  const { added = [], now, ...rest } = change;
  const before = new Map(state.rows.map((row, place) => [row.orderId, place]));
  const movedAt: Record<string, number> = {};
  const marks = { ...(rest.marks ?? state.marks) };
  for (const row of added) marks[row.orderId] = { look: "fresh", words: null, until: now + MARK_MS };
  rows.forEach((row, place) => {
    const since = before.get(row.orderId) === place ? state.movedAt[row.orderId] : now;
    if (since !== undefined) movedAt[row.orderId] = since;
  });
  return { ...state, ...rest, rows, marks, movedAt };
}

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b);
