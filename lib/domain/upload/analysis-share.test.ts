import { expect, it } from "vitest";
import { overallShare } from "./analysis-share.ts";

it("rises through the stages from 0 to 1 and never goes back", () => {
  const stages = ["reading", "welding", "topology", "measuring", "walls"] as const;
  const shares = stages.flatMap((stage) => [0, 0.5, 1].map((share) => overallShare({ stage, share })));
  expect(shares[0]).toBe(0);
  expect(shares.at(-1)).toBe(1);
  expect(shares).toEqual([...shares].sort((a, b) => a - b));
  expect(overallShare({ stage: "reading", share: 7 })).toBe(overallShare({ stage: "reading", share: 1 }));
});
