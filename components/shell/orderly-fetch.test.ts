import { afterEach, expect, it, vi } from "vitest";
import { orderlyFetch } from "./orderly-fetch.ts";

const write = { method: "POST" };
const moment = () => new Promise((resolve) => setTimeout(resolve));

afterEach(() => vi.unstubAllGlobals());

it("holds the writes of somebody without a session until the first is answered, or lost", async () => {
  vi.stubGlobal("document", { cookie: "" });
  const asked: PromiseWithResolvers<Response>[] = [];
  vi.stubGlobal("fetch", () => {
    const answer = Promise.withResolvers<Response>();
    asked.push(answer);
    return answer.promise;
  });
  const first = orderlyFetch("/one", write);
  const second = orderlyFetch("/two", write);
  void orderlyFetch("/read");
  await moment();
  expect(asked).toHaveLength(2);
  asked[0]?.reject(new TypeError("Failed to fetch"));
  await expect(first).rejects.toThrow("Failed to fetch");
  await moment();
  expect(asked).toHaveLength(3);
  asked[2]?.resolve(new Response());
  expect((await second).ok).toBe(true);
});

it("tells of a write that was lost whoever asked, and nobody else", async () => {
  vi.stubGlobal("document", { cookie: "" });
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
  await expect(orderlyFetch("/one", write)).rejects.toThrow("Failed to fetch");
  // A rejection that nobody heard would fail this run.
  await moment();
});
