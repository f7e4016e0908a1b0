import type { AnalysisReport } from "../../contracts/analysis.ts";
import { MM_PER_UNIT, type Unit } from "../units.ts";

/**
 * The unit a repaired STL is written in. An STL names none, so its numbers stay those of the original wherever a
 * person may choose that unit: what was said about the one file then holds for the other. Microns and feet become
 * millimetres. `unit` is known where the original declares one.
 */
export function repairUnit({ declared, mmPerUnit }: AnalysisReport["unit"]): {
  mmPerUnit: number;
  writtenMmPerUnit: number;
  unit: Unit | null;
} {
  if (declared === "um" || declared === "ft")
    return { mmPerUnit, writtenMmPerUnit: MM_PER_UNIT.mm, unit: "mm" };
  return { mmPerUnit, writtenMmPerUnit: mmPerUnit, unit: declared };
}
