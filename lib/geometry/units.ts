import type { Vec3 } from "./mesh.ts";

/** Units a person may choose for a file. */
export type Unit = "mm" | "cm" | "m" | "in";

/** Units a file may declare: 3MF knows micron and foot as well. */
export type DeclaredUnit = Unit | "um" | "ft";

/** Millimetres in one unit; inch and foot are exact by definition (1959 agreement). */
export const MM_PER_UNIT: Record<DeclaredUnit, number> = {
  um: 0.001,
  mm: 1,
  cm: 10,
  m: 1000,
  in: 25.4,
  ft: 304.8,
};

export interface UnitGuess {
  unit: Unit;
  /** 0..1: share of this unit among the four, by the rule of `guessUnit`. */
  confidence: number;
}

/**
 * Guess of the unit from size alone. Rule: pieces of jewelry are log-normally spread around a longest side of
 * 25 mm, two thirds of them within a factor of 2.2 either way; exporters write mm, in, cm, m in the shares
 * 0.80, 0.10, 0.06, 0.04. If the shape is a ring, its inner diameter is spread around 17.5 mm within a factor of
 * 1.15 as well. The confidence is the posterior share of the likeliest unit (Bayes' rule).
 */
export function guessUnit(size: Vec3, ringDiameter: number | null = null): UnitGuess {
  const longest = Math.max(size[0], size[1], size[2]);
  if (!(longest > 0)) return { unit: "mm", confidence: 0 };
  const priors: [Unit, number][] = [
    ["mm", 0.8],
    ["in", 0.1],
    ["cm", 0.06],
    ["m", 0.04],
  ];
  const logs = priors.map(([unit, prior]) => {
    const deviation = Math.log((longest * MM_PER_UNIT[unit]) / 25) / Math.log(2.2);
    const finger =
      ringDiameter === null ? 0 : Math.log((ringDiameter * MM_PER_UNIT[unit]) / 17.5) / Math.log(1.15);
    return { unit, log: Math.log(prior) - 0.5 * (deviation * deviation + Math.min(finger * finger, 50)) };
  });
  const best = logs.reduce((a, b) => (b.log > a.log ? b : a));
  const total = logs.reduce((sum, { log }) => sum + Math.exp(log - best.log), 0);
  return { unit: best.unit, confidence: Math.round(1000 / total) / 1000 };
}
