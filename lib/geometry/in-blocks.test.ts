import { expect, it } from "vitest";
import { inBlocks } from "./in-blocks.ts";

const taken = (from: number, to: number) => {
  const list: [number, number][] = [];
  inBlocks(from, to, (...block) => list.push(block));
  return list;
};

it("takes every number once, in order", () => {
  for (const [from, to] of [
    [0, 1],
    [0, 8192],
    [5, 8198],
    [7, 100_000],
  ] as const) {
    const blocks = taken(from, to);
    expect(blocks[0]![0]).toBe(from);
    expect(blocks.at(-1)![1]).toBe(to);
    blocks.forEach(([start, end], i) => {
      expect(end).toBeGreaterThan(start);
      if (i > 0) expect(start).toBe(blocks[i - 1]![1]);
    });
  }
  expect(taken(0, 100_000).length).toBeGreaterThan(1);
});

it("takes nothing of nothing", () => {
  expect(taken(3, 3)).toEqual([]);
  expect(taken(9, 3)).toEqual([]);
});
