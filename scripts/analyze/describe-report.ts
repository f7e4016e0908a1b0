import type { AnalysisReport } from "#lib/contracts/analysis.ts";

const figure = (value: number | null, unit: string, digits = 3): string =>
  value === null ? "unknown" : `${value.toFixed(digits)} ${unit}`;

/** A report as lines for a terminal. */
export function describeReport(report: AnalysisReport): string {
  const { unit, boundingBox: box } = report;
  const size = box.max.map((high, axis) => (high - box.min[axis]!).toFixed(2)).join(" x ");
  const guess = `${unit.guess} by size, confidence ${unit.confidence}`;
  return [
    `verdict     ${report.verdict}`,
    `format      ${report.format}, ${report.parts} part(s)`,
    `unit        ${unit.source}, 1 unit = ${unit.mmPerUnit} mm (${guess})`,
    `size        ${size} mm`,
    `triangles   ${report.triangles}, ${report.vertices} vertices, ${report.shells} shell(s)`,
    `surface     ${figure(report.areaMm2, "mm2")}`,
    `volume      ${figure(report.volumeMm3, "mm3")}`,
    `closed      ${report.closed ? "yes" : `no, ${report.oddEdges} open edges`}`,
    `thinnest    ${figure(report.minThicknessMm, "mm")}`,
    `ring        ${report.ring ? `inner diameter ${figure(report.ring.innerDiameterMm, "mm", 2)}` : "no"}`,
  ].join("\n");
}
