import { describe, expect, it } from "vitest";
import { stlBinary } from "#tests/factories/model-files.ts";
import { ball, band, box, flip, join, latticeSolid, type Solid } from "#tests/factories/solids.ts";
import { analyzeModel } from "../geometry/analyze.ts";
import { type CastabilityFinding, certify, checkCastability } from "./castability.ts";
import { patternScale, DEFAULT_CASTABILITY_RULES as RULES } from "./castability-rules.ts";
import type { MetalId } from "./metals.ts";

const report = (solid: Solid, depth: "full" | "basic" = "full") =>
  analyzeModel(stlBinary(solid), { fileName: "a.stl", depth });
const check = (solid: Solid, metal: MetalId) => checkCastability(report(solid), metal, RULES);
const rules = (findings: CastabilityFinding[]) => findings.map(({ rule, severity }) => `${severity} ${rule}`);

describe("walls by metal", () => {
  const thin = band(9.1, 0.7, 4, 128);

  it("casts 0.7 mm in gold, not in silver, and says so", () => {
    expect(check(thin, "gold_585_yellow")).toEqual([]);
    const [finding] = check(thin, "silver_925");
    expect(finding).toMatchObject({
      rule: "WALL_TOO_THIN",
      severity: "blocking",
      limit: 0.8,
      metal: "silver_925",
    });
    expect(finding!.measured).toBeCloseTo(0.7, 2);
    expect(finding!.counterfactuals).toContainEqual({ kind: "other_metal", families: ["gold"] });
    const thicken = finding!.counterfactuals.find(({ kind }) => kind === "thicken");
    expect(thicken).toMatchObject({ byMm: 0.11 });
    expect(finding!.at?.triangles?.length).toBeGreaterThan(0);
  });

  it("advises more for brass without blocking", () => {
    expect(rules(check(band(9.1, 0.9, 4, 128), "brass"))).toContain("warning WALL_BELOW_ADVISED");
    expect(certify(report(band(9.1, 0.9, 4, 128)), "brass", RULES).castable).toBe(true);
  });

  it("takes a wall that is exactly the limit", () => {
    expect(check(box(20, 20, 0.8), "silver_925")).toEqual([]);
  });

  it("follows an edited table", () => {
    const strict = {
      version: "x",
      limits: { ...RULES.limits, gold: { ...RULES.limits.gold, minWallMm: 1 } },
    };
    const findings = checkCastability(report(thin), "gold_750_white", strict);
    expect(rules(findings)).toContain("blocking WALL_TOO_THIN");
  });
});

describe("surfaces", () => {
  const cube = box(10, 10, 10);

  it("blocks an open surface, a cavity, and says which repair it takes", () => {
    const open = check({ points: cube.points, faces: cube.faces.slice(0, 10) }, "gold_585_rose");
    expect(open[0]).toMatchObject({
      rule: "SURFACE_OPEN",
      counterfactuals: [{ kind: "repair", step: "close_holes" }],
    });
    expect(rules(check(join(ball(8, 10), flip(ball(8, 5))), "bronze"))).toContain("blocking CLOSED_CAVITY");
  });

  it("warns of loose pieces and a doubtful unit, blocking ones first", () => {
    const pieces = check(join(cube, box(10, 10, 0.3, [20, 0, 0])), "platinum_950");
    expect(pieces.at(0)).toMatchObject({ severity: "blocking", rule: "WALL_TOO_THIN" });
    expect(rules(pieces)).toContain("warning SEVERAL_PIECES");
    expect(rules(check(box(0.8, 0.8, 0.2), "gold_585_yellow"))).toContain("warning UNIT_IN_DOUBT");
  });
});

describe("certificate", () => {
  it("names versions, what was checked and what was not", () => {
    const certificate = certify(report(band(9.1, 1.5, 4, 64)), "silver_925", RULES);
    expect(certificate).toMatchObject({
      castable: true,
      rulesVersion: "2026-1",
      metal: "silver_925",
      findings: [],
    });
    expect(certificate.checked).toContain("WALL_TOO_THIN");
    expect(certificate.notChecked).toContain("ENGRAVING_DETAIL");
    expect(certificate.notChecked).not.toContain("WALLS");
  });

  it("is not given while the walls have not been measured", () => {
    const certificate = certify(report(band(9.1, 1.5, 4, 64), "basic"), "silver_925", RULES);
    expect(certificate).toMatchObject({ castable: false });
    expect(certificate.notChecked).toEqual(expect.arrayContaining(["WALLS", "SELF_INTERSECTIONS"]));
  });

  it("is not given for a cavity", () => {
    const cuts = [0, 2, 18, 20];
    const hollow = latticeSolid(cuts, cuts, cuts, (i, j, k) => !(i === 1 && j === 1 && k === 1));
    expect(certify(report(hollow), "silver_925", RULES).castable).toBe(false);
  });
});

it("makes the pattern larger by the shrinkage", () => {
  expect(patternScale(RULES.limits.gold)).toBeCloseTo(1.0152, 4);
});
