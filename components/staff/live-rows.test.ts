import { describe, expect, it } from "vitest";
import {
  appendRows,
  isSettled,
  type LiveRows,
  liveRows,
  MARK_MS,
  markGone,
  mergeRows,
  SETTLE_MS,
  showWaiting,
  sweep,
} from "./live-rows.ts";

type Row = { orderId: string; pay?: number };
const rowsOf = (ids: string): Row[] => [...ids].map((orderId) => ({ orderId }));
const shown = (state: LiveRows<Row>) => state.rows.map((row) => row.orderId).join("");
const looks = (state: LiveRows<Row>) =>
  Object.fromEntries(Object.entries(state.marks).map(([id, mark]) => [id, mark.look]));
const whole = (ids: string) => ({ rows: rowsOf(ids), isWhole: true });
const now = 1_000_000;
const free = { held: false, now };
const aimed = { held: true, now };

describe("a list nobody aims at", () => {
  it("takes in new rows where they belong and marks them", () => {
    const state = mergeRows(liveRows(rowsOf("bd")), whole("abcde"), free);
    expect(shown(state)).toBe("abcde");
    expect(looks(state)).toEqual({ a: "fresh", c: "fresh", e: "fresh" });
  });

  it("keeps a taken row grey in its place for two seconds", () => {
    const state = mergeRows(liveRows(rowsOf("abc")), whole("ac"), free);
    expect([shown(state), looks(state)]).toEqual(["abc", { b: "gone" }]);
    expect(shown(sweep(state, { held: false, now: now + MARK_MS - 1 }))).toBe("abc");
    expect(shown(sweep(state, { held: false, now: now + MARK_MS }))).toBe("ac");
  });

  it("takes a row back that returns while it is grey", () => {
    const gone = mergeRows(liveRows(rowsOf("ab")), whole("a"), free);
    expect(looks(mergeRows(gone, whole("ab"), free))).toEqual({});
  });

  it("marks a row whose content changed, and only that", () => {
    const page = { rows: [{ orderId: "a", pay: 2 }, { orderId: "b" }], isWhole: true };
    const state = mergeRows(liveRows<Row>([{ orderId: "a", pay: 1 }, { orderId: "b" }]), page, free);
    expect(looks(state)).toEqual({ a: "fresh" });
    expect(looks(sweep(state, { held: true, now: now + MARK_MS }))).toEqual({});
  });
});

describe("a list with the pointer in it", () => {
  it("moves nothing: new rows wait, taken ones stay grey until it is left", () => {
    const state = mergeRows(liveRows(rowsOf("bc")), whole("ac"), aimed);
    expect(shown(state)).toBe("bc");
    expect(state.waiting).toEqual(rowsOf("a"));
    const later = sweep(state, { held: true, now: now + 60_000 });
    expect([shown(later), looks(later)]).toEqual(["bc", { b: "gone" }]);
    expect(shown(sweep(later, { held: false, now: now + 60_000 }))).toBe("c");
  });

  it("forgets a waiting row that is taken before it was shown", () => {
    const state = mergeRows(liveRows(rowsOf("c")), whole("abc"), aimed);
    expect(mergeRows(state, whole("ac"), aimed).waiting).toEqual(rowsOf("a"));
  });

  it("shows them when asked", () => {
    const state = showWaiting(mergeRows(liveRows(rowsOf("c")), whole("abc"), aimed), now);
    expect([shown(state), state.waiting]).toEqual(["abc", []]);
  });
});

it("ignores a press on a row that has just moved under the pointer, and no other", () => {
  const state = mergeRows(liveRows(rowsOf("bc")), whole("abc"), free);
  for (const id of "abc") expect(isSettled(state, id, now + SETTLE_MS - 1)).toBe(false);
  expect(isSettled(state, "b", now + SETTLE_MS)).toBe(true);
  const below = mergeRows(liveRows(rowsOf("ab")), whole("abc"), free);
  expect(isSettled(below, "a", now)).toBe(true);
});

it("knows nothing of older rows than the page holds", () => {
  const state = appendRows(liveRows(rowsOf("abc")), rowsOf("cxyz"));
  expect(shown(state)).toBe("abcxyz");
  const merged = mergeRows(state, { rows: rowsOf("nac"), isWhole: false }, free);
  expect(shown(merged)).toBe("nabcxyz");
  expect(looks(merged)).toEqual({ n: "fresh", b: "gone" });
});

it("names who took a row", () => {
  const state = markGone(liveRows(rowsOf("ab")), "b", "taken by D. Kern", now);
  expect(state.marks.b).toEqual({ look: "gone", words: "taken by D. Kern", until: now + MARK_MS });
  expect(markGone(state, "z", "x", now)).toBe(state);
});
