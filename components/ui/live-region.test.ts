import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { announce, currentlySaid, dismissToast, showToast, subscribe } from "./live-region.ts";

beforeEach(() => vi.useFakeTimers());
afterEach(() => {
  vi.advanceTimersByTime(60_000);
  vi.useRealTimers();
});

it("speaks at once, then at most every 5 s and only the newest that waited", () => {
  announce("first");
  announce("second");
  announce("third");
  expect(currentlySaid().polite).toBe("first");
  vi.advanceTimersByTime(4_900);
  expect(currentlySaid().polite).toBe("first");
  vi.advanceTimersByTime(200);
  expect(currentlySaid().polite).toBe("third");
});

it("interrupts only when told to", () => {
  announce("quiet");
  announce("payment declined", { assertive: true });
  expect(currentlySaid()).toMatchObject({ assertive: "payment declined" });
});

it("keeps a toast with a way on until it is dismissed, others for 8 s", () => {
  const heard = vi.fn();
  const stop = subscribe(heard);
  showToast({ text: "done" });
  showToast({ text: "taken", action: { label: "show", onPress: () => {} } });
  vi.advanceTimersByTime(9_000);
  expect(currentlySaid().toasts.map((toast) => toast.text)).toEqual(["taken"]);
  dismissToast(currentlySaid().toasts[0]?.id ?? 0);
  expect(currentlySaid().toasts).toEqual([]);
  expect(heard).toHaveBeenCalled();
  stop();
});

it("shows what is said again once", () => {
  for (const text of ["a", "b", "a"]) showToast({ text });
  expect(currentlySaid().toasts.map((toast) => toast.text)).toEqual(["b", "a"]);
});

it("shows three toasts at most, the newest", () => {
  for (const text of ["a", "b", "c", "d"]) showToast({ text });
  expect(currentlySaid().toasts.map((toast) => toast.text)).toEqual(["b", "c", "d"]);
});
