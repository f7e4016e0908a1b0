import { isUnitInDoubt } from "#lib/domain/units.ts";
import type { Choice, ModelStatus } from "./configure-data.ts";
import type { KnownModel } from "./known-model.ts";

export type WhyOff = "storing" | "lost" | "refused" | "unit" | "offline";
export type Asking = {
  /** A person names the price where the formula cannot. */
  by: "formula" | "person";
  off: WhyOff | null;
};

/** Whether the exact price can be asked for now, and who will name it. While the analysis runs it can: the order waits. */
export function askingOf(
  model: ModelStatus,
  known: KnownModel | null,
  choice: Choice,
  online: boolean,
): Asking {
  const { state } = model.analysis;
  const isUnmeasurable = (state === "failed" && model.state !== "lost") || model.measures?.volumeMm3 === null;
  return { by: isUnmeasurable ? "person" : "formula", off: whyOff(model, known, choice, online) };
}

function whyOff(
  model: ModelStatus,
  known: KnownModel | null,
  choice: Choice,
  online: boolean,
): WhyOff | null {
  if (model.state === "lost") return "lost";
  if (model.analysis.state === "refused") return "refused";
  if (model.state !== "stored") return "storing";
  if (known && isUnitInDoubt(known.unit) && choice.unit === null) return "unit";
  return online ? null : "offline";
}
