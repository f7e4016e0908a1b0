import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { lazyPart } from "./lazy-part.tsx";

const Part = () => null;
const notLoaded = () => Object.assign(new Error("Failed to load chunk"), { name: "ChunkLoadError" });
type Inner = { _init: (payload: unknown) => unknown; _payload: unknown };

/** What React does with a lazy component: throws a promise until it is there. */
async function shown(part: unknown): Promise<unknown> {
  const { _init, _payload } = part as Inner;
  for (;;)
    try {
      return _init(_payload);
    } catch (waited) {
      if (!(waited instanceof Promise)) throw waited;
      await waited;
    }
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

it("asks again for what could not be loaded, until it comes", async () => {
  const load = vi.fn().mockRejectedValueOnce(notLoaded()).mockRejectedValueOnce(notLoaded());
  load.mockResolvedValue(Part);
  const waited = shown(lazyPart(load));
  await vi.advanceTimersByTimeAsync(6_000);
  await expect(waited).resolves.toBe(Part);
  expect(load).toHaveBeenCalledTimes(3);
});

it("does not hide a fault of the part itself", async () => {
  const fault = new Error("broken");
  await expect(shown(lazyPart(() => Promise.reject(fault)))).rejects.toBe(fault);
});

it("may be asked before it is shown; a failure then is no failure of the page", async () => {
  const load = vi.fn().mockRejectedValueOnce(notLoaded()).mockResolvedValue(Part);
  const part = lazyPart(load);
  part.preload();
  await vi.advanceTimersByTimeAsync(0);
  await expect(shown(part)).resolves.toBe(Part);
});
