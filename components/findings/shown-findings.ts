import type { ModelPin } from "#components/model/pins.ts";
import {
  type CastabilityFinding,
  type CastingOptions,
  type CastingReport,
  castingChoiceOf,
  checkCastability,
} from "#lib/domain/castability.ts";
import type { CastabilityRules } from "#lib/domain/castability-rules.ts";

export type ShownFinding = CastabilityFinding & { id: string; number: number };

/** Findings numbered as their pins, in the order they come. */
export function numbered(findings: readonly CastabilityFinding[]): ShownFinding[] {
  return findings.map((finding, i) => ({ ...finding, id: `${finding.rule}-${i}`, number: i + 1 }));
}

/**
 * What a measured model is told under a choice, by weight; nothing before it is measured. A unit that is asked
 * about anyway is not told twice.
 */
export function findingsUnder(
  report: CastingReport | null,
  options: CastingOptions,
  rules: CastabilityRules,
): ShownFinding[] {
  if (!report) return [];
  const found = checkCastability(report, castingChoiceOf(report, options), rules);
  const isAsked = report.unit.source === "assumed";
  return numbered(found.filter(({ rule }) => !(isAsked && rule === "UNIT_IN_DOUBT")));
}

const WALL_RULES: readonly ShownFinding["rule"][] = [
  "WALL_TOO_THIN",
  "WALL_BELOW_ADVISED",
  "WALL_AFTER_POLISHING",
  "WIRE_TOO_THIN",
];

/** Pins of the findings that have a place; `scale` brings mm of the analysis to mm under the chosen unit. */
export function pinsOf(
  findings: readonly ShownFinding[],
  scale: number,
  wordsOf: (finding: ShownFinding) => string,
): ModelPin[] {
  return findings.flatMap((finding) => {
    const point = finding.at?.point;
    if (!point) return [];
    const [x, y, z] = point;
    const { id, number, severity, rule, limit } = finding;
    const isWall = WALL_RULES.includes(rule);
    return [
      {
        id,
        number,
        severity,
        point: [x * scale, y * scale, z * scale],
        label: wordsOf(finding),
        triangles: finding.at?.triangles ?? [],
        thinnerThanMm: isWall && limit !== null ? limit + (finding.lossMm ?? 0) : null,
      },
    ];
  });
}
