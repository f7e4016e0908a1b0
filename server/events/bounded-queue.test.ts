import { expect, it } from "vitest";
import { BoundedQueue, MISSED } from "./bounded-queue.ts";

it("gives news in order, also those that come while the reader waits", async () => {
  const queue = new BoundedQueue<number>();
  const stop = new AbortController();
  queue.push(1);
  const seen: unknown[] = [];
  const reading = (async () => {
    for await (const news of queue.read(stop.signal)) if (seen.push(news) === 3) stop.abort();
  })();
  await new Promise((resolve) => setTimeout(resolve, 5));
  queue.push(2);
  queue.push(3);
  await reading;
  expect(seen).toEqual([1, 2, 3]);
});

it("gives way to one word when a slow reader lets too many wait", async () => {
  const queue = new BoundedQueue<number>();
  for (let i = 0; i < 1000; i++) queue.push(i);
  const first = await queue.read(new AbortController().signal).next();
  expect(first.value).toBe(MISSED);
});

it("ends at once when the reader leaves", async () => {
  const stop = new AbortController();
  const reading = new BoundedQueue<number>().read(stop.signal).next();
  stop.abort();
  expect(await reading).toEqual({ done: true, value: undefined });
});
