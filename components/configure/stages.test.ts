import { describe, expect, it } from "vitest";
import type { ModelStatus } from "./configure-data.ts";
import type { PiecePrice } from "./piece-price.ts";
import { stagesOf } from "./stages.ts";

type Analysis = ModelStatus["analysis"];
const none: PiecePrice = { kind: "none", why: "not_measured", params: {} };
const exact: PiecePrice = { kind: "exact", totalMinor: 1, weightG: 1 };
const half = { sentBytes: 50, sizeBytes: 100 };

function states(
  state: ModelStatus["state"],
  analysis: Partial<Analysis>,
  more: { isReadHere?: boolean; price?: PiecePrice } = {},
) {
  const model = {
    state,
    analysis: { state: "none", stage: null, share: null, startedAt: null, ...analysis },
  } as ModelStatus;
  const stages = stagesOf({ model, upload: half, isReadHere: false, price: none, ...more });
  return stages.map((stage) => stage.state).join(" ");
}

describe("the way to a price", () => {
  it("goes from storing over measuring to the price", () => {
    expect(states("pending", {})).toBe("now next next next");
    expect(states("stored", { state: "queued" })).toBe("done next next next");
    expect(states("stored", { state: "running", stage: "reading" })).toBe("done now next next");
    expect(states("stored", { state: "running", stage: "topology" })).toBe("done done now next");
    expect(states("stored", { state: "done" }, { price: exact })).toBe("done done done done");
  });

  it("shows what the browser has read by itself while the file is still on its way", () => {
    const price: PiecePrice = { kind: "band", lowMinor: 1, highMinor: 2, weightG: 1 };
    expect(states("pending", {}, { isReadHere: true, price })).toBe("now done next now");
  });

  it("stops where it broke", () => {
    expect(states("lost", { state: "failed" })).toBe("bad next bad next");
    expect(states("stored", { state: "refused" })).toBe("done bad next next");
    expect(states("stored", { state: "failed" })).toBe("done next bad next");
  });

  it("knows how much is stored", () => {
    const model = { state: "pending", analysis: { state: "none", stage: null, share: null } } as ModelStatus;
    expect(stagesOf({ model, upload: half, isReadHere: false, price: none })[0]?.share).toBe(0.5);
  });
});
