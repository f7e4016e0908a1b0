import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { askingOf } from "./asking.ts";
import type { ModelStatus } from "./configure-data.ts";
import type { KnownModel } from "./known-model.ts";

const model = (state: ModelStatus["state"], analysis: string, volumeMm3: number | null = 360) =>
  ({ state, analysis: { state: analysis }, measures: { volumeMm3 } }) as ModelStatus;
const inches = {
  unit: { declared: null, guess: "in", confidence: 0.8, source: "assumed" },
  measures: {},
} as unknown as KnownModel;

describe("asking for the price", () => {
  it("is possible from the moment the file is stored, also while it is measured", () => {
    expect(askingOf(model("pending", "none"), null, DEFAULT_OPTIONS, true).off).toBe("storing");
    for (const state of ["none", "queued", "running", "done"])
      expect(askingOf(model("stored", state), null, DEFAULT_OPTIONS, true)).toEqual({
        by: "formula",
        off: null,
      });
  });

  it("is off with its reason: a refused or lost file, an open question of the unit, no connection", () => {
    expect(askingOf(model("stored", "refused"), null, DEFAULT_OPTIONS, true).off).toBe("refused");
    expect(askingOf(model("lost", "failed"), null, DEFAULT_OPTIONS, true)).toEqual({
      by: "formula",
      off: "lost",
    });
    expect(askingOf(model("stored", "done"), inches, DEFAULT_OPTIONS, true).off).toBe("unit");
    expect(
      askingOf(model("stored", "done"), inches, { ...DEFAULT_OPTIONS, unit: "mm" }, true).off,
    ).toBeNull();
    expect(askingOf(model("stored", "done"), null, DEFAULT_OPTIONS, false).off).toBe("offline");
  });

  it("goes to a person where the formula has nothing to reckon with", () => {
    expect(askingOf(model("stored", "failed"), null, DEFAULT_OPTIONS, true).by).toBe("person");
    expect(askingOf(model("stored", "done", null), null, DEFAULT_OPTIONS, true).by).toBe("person");
  });
});
