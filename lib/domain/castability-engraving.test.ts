import { describe, expect, it } from "vitest";
import { DEFAULT_OPTIONS } from "#lib/domain/order/default-options.ts";
import { ringReport, thinAt } from "#tests/factories/ring-report.ts";
import type { ThicknessReport } from "../contracts/analysis.ts";
import { type CastingReport, castingChoiceOf, certify, checkCastability } from "./castability.ts";
import { DEFAULT_CASTABILITY } from "./castability-rules.ts";
import type { ChosenOptions } from "./pricing/quote-inputs-of.ts";

const RULES = { version: 7, castability: DEFAULT_CASTABILITY };
type Chosen = Partial<ChosenOptions>;

const under = (report: CastingReport, options: Chosen) =>
  checkCastability(report, castingChoiceOf(report, { ...DEFAULT_OPTIONS, ...options }), RULES);
const engraved = (report: CastingReport, engraving: string, options: Chosen = {}) =>
  under(report, { ...options, engraving }).filter(({ rule }) => rule.startsWith("ENGRAVING_"));

/** A ring 17.5 mm inside, 55 mm round: its whole surface under one wall. */
const ringOf = (wallMm: number, widthMm = 7) => {
  const areaMm2 = new Array<number>(60).fill(0);
  areaMm2[Math.round(wallMm / 0.05) - 1] = 640;
  const thickness = { ...thinAt(9), spots: [], histogram: { binMm: 0.05, areaMm2 } } as ThicknessReport;
  return ringReport({ thickness, boundingBox: { min: [0, 0, 0], max: [21, 26.5, widthMm] } });
};

describe("engraving that the customer types", () => {
  it("passes where strokes of half a millimetre have room round the ring", () => {
    expect(engraved(ringOf(1.4), "навсегда")).toEqual([]);
    expect(engraved(ringOf(1.4), "")).toEqual([]);
  });

  it("is too fine where the text is longer than the ring, and says how much fits", () => {
    const [finding, ...others] = engraved(ringOf(1.4), "на веки вечные с тобой");
    expect(others).toEqual([]);
    expect(finding).toMatchObject({ rule: "ENGRAVING_TOO_FINE", severity: "blocking", limit: 0.5, at: null });
    // 22 places of six strokes on 17.5 mm times pi
    expect(finding?.measured).toBeCloseTo((Math.PI * 17.5) / (6 * 22), 9);
    expect(finding?.counterfactuals).toEqual([{ kind: "shorten_engraving", characters: 18 }]);
  });

  it("follows the size that the ring is made in", () => {
    const text = "навсегда с тобой 18";
    expect(engraved(ringOf(1.4), text)).toHaveLength(1);
    expect(engraved(ringOf(1.4), text, { ringScale: 1.1 })).toEqual([]);
  });

  it("has no room on a band narrower than a letter, however short it is", () => {
    const [finding] = engraved(ringOf(1.4, 2), "М");
    expect(finding).toMatchObject({ rule: "ENGRAVING_TOO_FINE", measured: 0.4 });
    expect(finding?.counterfactuals).toEqual([{ kind: "omit_engraving" }]);
  });

  it("leaves the least wall under it, by metal", () => {
    const [finding] = engraved(ringOf(0.7), "М");
    expect(finding).toMatchObject({ rule: "ENGRAVING_TOO_SHALLOW", severity: "blocking", limit: 0.3 });
    expect(finding?.measured).toBeCloseTo(0.1, 9);
    expect(finding?.counterfactuals[0]).toMatchObject({ kind: "thicken", byMm: 0.2, addedVolumeMm3: 1.5 });
    expect(engraved(ringOf(0.9), "М")).toEqual([]);
    const [silver] = engraved(ringOf(1), "М", { metalId: "silver_925" });
    expect(silver?.counterfactuals).toContainEqual({ kind: "other_metal", families: ["gold"] });
  });

  it("runs along the largest face of a piece that is no ring", () => {
    const plate = { ...ringOf(1.4, 1), holeMm: null, ring: null };
    expect(engraved(plate, "навсегда")).toEqual([]);
    expect(engraved(plate, "на веки вечные")).toMatchObject([
      { counterfactuals: [{ kind: "shorten_engraving", characters: 8 }] },
    ]);
  });

  it("is named in the certificate: what was checked of it, and that its place was not", () => {
    const report = ringOf(1.4);
    const of = (engraving: string | null) =>
      certify(report, "ab", castingChoiceOf(report, { ...DEFAULT_OPTIONS, engraving }), RULES);
    expect(of("навсегда")).toMatchObject({ castable: true, engraving: { limitMm: 0.5 } });
    expect(of("навсегда").checked).toEqual(
      expect.arrayContaining(["ENGRAVING_TOO_FINE", "ENGRAVING_TOO_SHALLOW"]),
    );
    expect(of("навсегда").notChecked).toContain("ENGRAVING_PLACE");
    expect(of(null)).not.toHaveProperty("engraving");
    expect(of(null).notChecked).not.toContain("ENGRAVING_PLACE");
  });
});

describe("metal lost in polishing", () => {
  const wall = (mm: number, options: Chosen = {}) => under(ringReport({ thickness: thinAt(mm) }), options);

  it("warns of a wall that the finish takes below the limit, and names what would leave enough", () => {
    const [finding, ...others] = wall(0.65);
    expect(others).toEqual([]);
    expect(finding).toMatchObject({
      rule: "WALL_AFTER_POLISHING",
      severity: "warning",
      measured: 0.65,
      limit: 0.6,
      lossMm: 0.2,
    });
    expect(finding?.counterfactuals).toMatchObject([
      { kind: "thicken", byMm: 0.15 },
      { kind: "other_finish", finishes: ["rough"] },
    ]);
  });

  it("is decided by the finish", () => {
    expect(wall(0.75).map(({ rule }) => rule)).toEqual(["WALL_AFTER_POLISHING"]);
    expect(wall(0.75, { finish: "satin" })).toEqual([]);
    expect(wall(0.65, { finish: "rough" })).toEqual([]);
    expect(wall(0.9)).toEqual([]);
  });

  it("tells a wall that stays just above the limit, for information", () => {
    const [finding] = wall(0.82);
    expect(finding).toMatchObject({ rule: "WALL_AFTER_POLISHING", severity: "info", measured: 0.82 });
    expect(finding?.counterfactuals).toEqual([]);
    expect(wall(0.82, { finish: "rough" })).toEqual([]);
  });

  it("gives way to a wall too thin to cast, and comes before advice", () => {
    expect(wall(0.5).map(({ rule }) => rule)).toEqual(["WALL_TOO_THIN"]);
    expect(wall(0.9, { metalId: "brass" }).map(({ rule }) => rule)).toEqual(["WALL_AFTER_POLISHING"]);
    expect(wall(0.9, { metalId: "brass", finish: "rough" }).map(({ rule }) => rule)).toEqual([
      "WALL_BELOW_ADVISED",
    ]);
  });

  it("stands in the certificate with what the finish takes; a rough piece has none of it", () => {
    const report = ringReport();
    const of = (finish: ChosenOptions["finish"]) =>
      certify(report, "ab", castingChoiceOf(report, { ...DEFAULT_OPTIONS, finish }), RULES);
    expect(of("polished")).toMatchObject({ castable: true, polishingMm: 0.2 });
    expect(of("polished").checked).toContain("WALL_AFTER_POLISHING");
    expect(of("rough")).not.toHaveProperty("polishingMm");
    expect(of("rough").checked).not.toContain("WALL_AFTER_POLISHING");
  });
});
