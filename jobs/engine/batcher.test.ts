import { expect, test } from "vitest";
import { Batcher } from "./batcher.ts";

test("what arrives during a write goes into the next one, in order", async () => {
  const batches: number[][] = [];
  const batcher = new Batcher<number, number>(3, async (items) => {
    batches.push(items);
    await new Promise((resolve) => setTimeout(resolve, 5));
    return items.map((item) => item * 10);
  });
  expect(await Promise.all([1, 2, 3, 4, 5, 6].map((item) => batcher.submit(item)))).toEqual([
    10, 20, 30, 40, 50, 60,
  ]);
  expect(batches).toEqual([[1], [2, 3, 4], [5, 6]]);
});

test("one bad item does not take the others with it", async () => {
  const batcher = new Batcher<number, number>(10, async (items) => {
    await Promise.resolve();
    if (items.includes(13)) throw new Error("unlucky");
    return items;
  });
  const results = await Promise.allSettled([1, 13, 2].map((item) => batcher.submit(item)));
  expect(results.map(({ status }) => status)).toEqual(["fulfilled", "rejected", "fulfilled"]);
  expect(await batcher.submit(7)).toBe(7);
});
