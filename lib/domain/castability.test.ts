import { describe, expect, it } from "vitest";
import { stlBinary } from "#tests/factories/model-files.ts";
import { ringReport, thinAt } from "#tests/factories/ring-report.ts";
import { ball, band, box, flip, join, latticeSolid, type Solid } from "#tests/factories/solids.ts";
import type { AnalysisReport, ThicknessReport } from "../contracts/analysis.ts";
import { analyzeModel } from "../geometry/analyze.ts";
import { type CastabilityFinding, certify as certifyFor, checkCastability } from "./castability.ts";
import { thickenedPrice } from "./castability-price.ts";
import { DEFAULT_CASTABILITY, patternScale } from "./castability-rules.ts";
import type { MetalId } from "./metals.ts";
import { calculateQuote } from "./pricing/calculate-quote.ts";
import { DEFAULT_PRICE_RULES } from "./pricing/default-price-rules.ts";
import { F1042 } from "./pricing/example-f1042.ts";

const report = (solid: Solid, depth: "full" | "basic" = "full") =>
  analyzeModel(stlBinary(solid), { fileName: "a.stl", depth });
const RULES = { version: 7, castability: DEFAULT_CASTABILITY };
const plain = { finish: "rough", engraving: null, ringScale: null, unitConfirmed: false } as const;
const as = (metal: MetalId, scale = 1) => ({ ...plain, metal, scale });
const check = (solid: Solid, metal: MetalId) => checkCastability(report(solid), as(metal), RULES);
const certify = (of: ReturnType<typeof report>, metal: MetalId) =>
  certifyFor(of, "ab".repeat(32), as(metal), RULES);
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
    expect(thicken).toMatchObject({
      byMm: 0.1,
      addedVolumeMm3: expect.closeTo(2 * Math.PI * 9.45 * 4 * 0.1, 0),
    });
    expect(finding!.at?.triangles?.length).toBeGreaterThan(0);
  });

  it("advises more for brass without blocking", () => {
    expect(rules(check(band(9.1, 0.9, 4, 128), "brass"))).toContain("warning WALL_BELOW_ADVISED");
    expect(certify(report(band(9.1, 0.9, 4, 128)), "brass").castable).toBe(true);
  });

  it("takes a wall that is exactly the limit", () => {
    expect(check(box(20, 20, 0.8), "silver_925")).toEqual([]);
  });

  it("follows an edited table", () => {
    const strict = {
      version: 8,
      castability: { ...DEFAULT_CASTABILITY, gold: { ...DEFAULT_CASTABILITY.gold, minWallMm: 1 } },
    };
    const findings = checkCastability(report(thin), as("gold_750_white"), strict);
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

  it("takes a mirrored copy beside the piece for a piece, not for a cavity", () => {
    const pair = check(join(cube, flip(box(10, 10, 10, [20, 0, 0]))), "bronze");
    expect(pair.map(({ rule, severity, measured }) => ({ rule, severity, measured }))).toEqual([
      { rule: "SEVERAL_PIECES", severity: "warning", measured: 2 },
      { rule: "inverted", severity: "warning", measured: 1 },
    ]);
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
    const certificate = certify(report(band(9.1, 1.5, 4, 64)), "silver_925");
    expect(certificate).toMatchObject({
      castable: true,
      rulesVersion: 7,
      metal: "silver_925",
      findings: [],
    });
    expect(certificate.checked).toContain("WALL_TOO_THIN");
    expect(certificate.notChecked).toContain("RELIEF_DETAIL");
    expect(certificate.notChecked).not.toContain("WALLS");
  });

  it("is not given while the walls have not been measured", () => {
    const certificate = certify(report(band(9.1, 1.5, 4, 64), "basic"), "silver_925");
    expect(certificate).toMatchObject({ castable: false });
    expect(certificate.notChecked).toEqual(expect.arrayContaining(["WALLS", "SELF_INTERSECTIONS"]));
  });

  it("does not claim a search for crossings that was given up", () => {
    const given = { ...report(band(9.1, 1.5, 4, 64)), selfIntersections: null };
    const { checked, notChecked } = certify(given, "silver_925");
    expect(checked).not.toContain("SELF_INTERSECTING");
    expect(notChecked).toContain("SELF_INTERSECTIONS");
  });

  it("is not given for a cavity", () => {
    const cuts = [0, 2, 18, 20];
    const hollow = latticeSolid(cuts, cuts, cuts, (i, j, k) => !(i === 1 && j === 1 && k === 1));
    expect(certify(report(hollow), "silver_925").castable).toBe(false);
  });
});

it("makes the pattern larger by the shrinkage", () => {
  expect(patternScale(DEFAULT_CASTABILITY.gold)).toBeCloseTo(1.0152, 4);
});

describe("places and what would mend them", () => {
  const ringOf = (spots: ThicknessReport["spots"], other: Partial<ThicknessReport> = {}) =>
    ringReport({ thickness: { ...thinAt(0.42), spots, ...other } });
  const spot = (x: number, mm: number, kind: "wall" | "wire" = "wall"): ThicknessReport["spots"][number] => ({
    kind,
    mm,
    point: [x, 0, 0],
    areaMm2: 4,
    triangles: [x],
  });
  const gold = (report: AnalysisReport, scale = 1) =>
    checkCastability(report, as("gold_585_yellow", scale), RULES);

  it("joins spots that touch or are as thin, also when a later one bridges two", () => {
    const spots = [spot(0, 0.3), spot(50, 0.34), spot(6, 0.4), spot(3, 0.47), spot(30, 0.5)];
    const places = gold(ringOf(spots));
    expect(places.map(({ measured, at }) => [measured, at?.triangles])).toEqual([
      [0.3, [0, 50, 3, 6]],
      [0.5, [30]],
    ]);
  });

  it("keeps wires apart from walls", () => {
    expect(rules(gold(ringOf([spot(0, 0.4, "wire"), spot(1, 0.4)])))).toEqual([
      "blocking WIRE_TOO_THIN",
      "blocking WALL_TOO_THIN",
    ]);
  });

  it("counts the missing metal of the whole surface, of which the spots are a part", () => {
    const areaMm2 = new Array<number>(60).fill(0);
    areaMm2[8] = 100;
    const [finding] = gold(ringOf([spot(0, 0.425)], { histogram: { binMm: 0.05, areaMm2 } }));
    const thicken = finding!.counterfactuals.find(({ kind }) => kind === "thicken");
    expect(thicken).toMatchObject({ byMm: 0.18, addedVolumeMm3: expect.closeTo(50 * 0.175, 6) });
  });

  it("judges under the unit the customer named, and measures nothing it has not seen", () => {
    expect(gold(ringOf([spot(0, 0.4)]), 25.4)).toEqual([]);
    expect(rules(gold(ringOf([spot(0, 0.4)]), 0.1))).toEqual(["warning WALLS_NOT_MEASURED"]);
  });

  it("prices the thicker wall as the quote would", () => {
    const inputs = { ...F1042, quantity: 2 };
    const { weightDifferenceG, differenceMinor } = thickenedPrice(inputs, DEFAULT_PRICE_RULES, 100);
    const more = { ...inputs.analysis, volumeMm3: inputs.analysis.volumeMm3 + 100 };
    const after = calculateQuote({ ...inputs, analysis: more }, DEFAULT_PRICE_RULES);
    expect(weightDifferenceG).toBeCloseTo(1.31, 2);
    expect(differenceMinor).toBe(after.totalMinor - calculateQuote(inputs, DEFAULT_PRICE_RULES).totalMinor);
  });
});
