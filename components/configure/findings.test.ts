import { expect, it } from "vitest";
import type { ModelStatus } from "./configure-data.ts";
import { pinsOf, shownFindings } from "./findings.ts";

type Finding = ModelStatus["findings"][number];
const finding = (code: Finding["code"], severity: Finding["severity"], point?: [number, number, number]) =>
  ({ code, severity, count: 1, at: point ? { point } : null }) as Finding;
const unit = {
  declared: null,
  guess: "in",
  confidence: 0.8,
  mmPerUnit: 1,
  source: "assumed",
  confirmed: null,
} as const;

it("numbers findings in the order of weight and leaves the unit to its question", () => {
  const findings = [
    finding("sliver", "info"),
    finding("unit_suspect", "warning"),
    finding("open", "blocking"),
  ];
  expect(shownFindings({ findings, unit }).map(({ number, code }) => `${number} ${code}`)).toEqual([
    "1 open",
    "2 sliver",
  ]);
  const told = shownFindings({ findings, unit: { ...unit, source: "declared" } });
  expect(told.map(({ code }) => code)).toContain("unit_suspect");
});

it("pins those that have a place, where the chosen unit puts it, under the same number", () => {
  const findings = [finding("degenerate", "warning"), finding("thin_wall", "warning", [1, 2, 3])];
  const pins = pinsOf(shownFindings({ findings, unit }), 2, ({ code }) => code);
  expect(pins).toMatchObject([{ number: 2, point: [2, 4, 6], label: "thin_wall" }]);
});
