import type { ModelPin } from "#components/model/pins.ts";
import type { ModelStatus } from "./configure-data.ts";

type Finding = ModelStatus["findings"][number];
export type ShownFinding = Finding & { id: string; number: number };

const WEIGHT = { blocking: 0, warning: 1, info: 2 } as const;

/** Findings in the order of weight, numbered as their pins. A unit that is asked about anyway is not told twice. */
export function shownFindings({ findings, unit }: Pick<ModelStatus, "findings" | "unit">): ShownFinding[] {
  return findings
    .filter(({ code }) => !(code === "unit_suspect" && unit?.source === "assumed"))
    .sort((a, b) => WEIGHT[a.severity] - WEIGHT[b.severity])
    .map((finding, i) => ({ ...finding, id: `${finding.code}-${i}`, number: i + 1 }));
}

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
    const { id, number, severity } = finding;
    return [{ id, number, severity, point: [x * scale, y * scale, z * scale], label: wordsOf(finding) }];
  });
}
