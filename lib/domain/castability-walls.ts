import type { ThicknessReport } from "../contracts/analysis.ts";
import type {
  CastabilityFinding,
  CastabilityRule,
  CastingChoice,
  CastingReport,
  Counterfactual,
} from "./castability.ts";
import type { CastabilityRules, CastingLimits } from "./castability-rules.ts";
import { METAL_FAMILIES, METALS } from "./metals.ts";
import { FINISHES, type Finish } from "./pricing/quote-inputs.ts";

type Spot = ThicknessReport["spots"][number];
/** `needed` is the wall that would do: more than the limit where the finish takes some of it. */
type Broken = { code: CastabilityRule; limit: number; needed: number; isNear?: boolean };
/** Thin spots that touch or are alike: one remark to a person. The first is the thinnest. */
type Place = { broken: Broken; spots: [Spot, ...Spot[]] };

/** Walls measured on a mesh of 32-bit numbers are no finer than this, mm. */
const TOLERANCE_MM = 0.005;
/** And as 32-bit numbers, a wall of 0.7 mm is 0.6999998: what it lacks is told to 0.01 mm, not one more for that. */
const ROUNDING_MM = 0.0005;
/** Spots stand for 1.5 mm all round (lib/geometry/thickness); nearer than two of them they touch, mm. */
const TOUCHING_MM = 3.2;
/** As thin as this close is one remark wherever it is: six prongs, or a band of which a report keeps 40 spots. */
const ALIKE_MM = 0.05;
const MOST_FINDINGS = 20;
const MOST_TRIANGLES = 256;

/** Thin walls and wires, the thinnest first; one finding per place. */
export function wallFindings(
  report: CastingReport,
  { metal, scale, finish }: CastingChoice,
  rules: CastabilityRules,
): CastabilityFinding[] {
  if (!report.thickness || scale < 1) {
    const nothing = { measured: null, limit: null, at: null, counterfactuals: [] };
    return [{ rule: "WALLS_NOT_MEASURED", severity: "warning", metal, ...nothing }];
  }
  const spots = report.thickness.spots.map((spot) => scaled(spot, scale));
  const { family } = METALS[metal];
  const limits = rules.castability[family];
  const places = placesOf(spots, limits, finish).slice(0, MOST_FINDINGS);
  const lacking = places.map(lackOf);
  const share = wholeLack(report.thickness, scale, places) / (lacking.reduce((a, b) => a + b, 0) || 1);
  return places.map(({ broken, spots: [thinnest, ...others] }, place) => ({
    rule: broken.code,
    severity: broken.isNear ? "info" : ADVICE.includes(broken.code) ? "warning" : "blocking",
    metal,
    measured: thinnest.mm,
    limit: broken.limit,
    ...(broken.code === "WALL_AFTER_POLISHING" ? { lossMm: lossOf(limits, finish) } : {}),
    at: {
      point: thinnest.point,
      triangles: [thinnest, ...others].flatMap(({ triangles }) => triangles).slice(0, MOST_TRIANGLES),
    },
    counterfactuals: broken.isNear
      ? []
      : [
          {
            kind: "thicken",
            byMm: Math.ceil((broken.needed - thinnest.mm - ROUNDING_MM) * 100) / 100,
            addedVolumeMm3: (lacking[place] ?? 0) * Math.max(1, share),
          },
          ...otherMetals(thinnest, family, rules, finish),
          ...otherFinishes(thinnest, broken, limits),
        ],
  }));
}

/** Left this little above the limit after polishing, it is told: the loss is a figure of practice, not of this piece. */
const NEAR_MM = 0.03;

/** Rules that warn: the piece can be cast, and may come out thinner than it should be. */
const ADVICE: readonly CastabilityRule[] = ["WALL_BELOW_ADVISED", "WALL_AFTER_POLISHING"];

/** What a finish takes off both sides of a wall, mm. */
export const lossOf = ({ polishingLossMm }: CastingLimits, finish: Finish): number =>
  2 * polishingLossMm[finish];

/** Sizes under the chosen unit; the place stays where the report has it. */
const scaled = (spot: Spot, scale: number): Spot => ({
  ...spot,
  mm: spot.mm * scale,
  areaMm2: spot.areaMm2 * scale ** 2,
});

function placesOf(spots: readonly Spot[], limits: CastingLimits, finish: Finish): Place[] {
  const places: Place[] = [];
  for (const spot of spots) {
    const broken = brokenRule(spot, limits, finish);
    if (!broken) continue;
    const [first, ...rest] = places.filter(
      (place) => place.broken.code === broken.code && belongs(spot, place),
    );
    if (!first) {
      places.push({ broken, spots: [spot] });
      continue;
    }
    first.spots.push(spot, ...rest.flatMap((place) => place.spots));
    for (const place of rest) places.splice(places.indexOf(place), 1);
  }
  return places;
}

const belongs = (spot: Spot, { spots }: Place): boolean =>
  spot.mm - spots[0].mm <= ALIKE_MM || spots.some((other) => touch(spot, other));

const touch = (a: Spot, b: Spot): boolean =>
  Math.hypot(a.point[0] - b.point[0], a.point[1] - b.point[1], a.point[2] - b.point[2]) <= TOUCHING_MM;

function brokenRule({ kind, mm }: Spot, limits: CastingLimits, finish: Finish): Broken | null {
  const measured = mm + TOLERANCE_MM;
  const { minWireMm, minWallMm, advisedWallMm } = limits;
  const limit = kind === "wire" ? minWireMm : minWallMm;
  const code = kind === "wire" ? "WIRE_TOO_THIN" : "WALL_TOO_THIN";
  if (measured < limit) return { code, limit, needed: limit };
  const loss = lossOf(limits, finish);
  const needed = limit + loss;
  if (measured < needed) return { code: "WALL_AFTER_POLISHING", limit, needed };
  if (loss > 0 && measured < needed + NEAR_MM)
    return { code: "WALL_AFTER_POLISHING", limit, needed, isNear: true };
  const isAdvised = kind === "wire" || measured >= advisedWallMm;
  return isAdvised ? null : { code: "WALL_BELOW_ADVISED", limit: advisedWallMm, needed: advisedWallMm };
}

/** The sampled surface has two sides, so half of it times the missing thickness is what must be added. */
const lackOf = ({ broken, spots }: Place): number =>
  spots.reduce((sum, { areaMm2, mm }) => sum + (areaMm2 / 2) * (broken.needed - mm), 0);

/** The same over the whole surface: a report keeps only the thinnest spots, its histogram all of them. */
function wholeLack({ histogram, spots }: ThicknessReport, scale: number, [first]: readonly Place[]): number {
  if (!first) return 0;
  return histogram.areaMm2.reduce((sum, area, bin) => {
    const missing = first.broken.needed - meanOf(spots, bin, histogram.binMm) * scale;
    return missing > 0 ? sum + (area / 2) * scale ** 2 * missing : sum;
  }, 0);
}

/** Thickness of the walls in a bin: of the spots in it, by area, or its middle where none was kept. */
function meanOf(spots: readonly Spot[], bin: number, binMm: number): number {
  const within = spots.filter(({ mm }) => Math.floor(mm / binMm) === bin);
  const area = within.reduce((sum, { areaMm2 }) => sum + areaMm2, 0);
  if (area === 0) return (bin + 0.5) * binMm;
  return within.reduce((sum, { mm, areaMm2 }) => sum + mm * areaMm2, 0) / area;
}

function otherMetals(spot: Spot, own: string, rules: CastabilityRules, finish: Finish): Counterfactual[] {
  const families = METAL_FAMILIES.filter((family) => {
    const broken = brokenRule(spot, rules.castability[family], finish);
    return family !== own && (!broken || ADVICE.includes(broken.code));
  });
  return families.length > 0 ? [{ kind: "other_metal", families }] : [];
}

/** Finishes that leave enough where the chosen one does not. */
function otherFinishes(spot: Spot, { code }: Broken, limits: CastingLimits): Counterfactual[] {
  if (code !== "WALL_AFTER_POLISHING") return [];
  const finishes = FINISHES.filter((finish) => brokenRule(spot, limits, finish)?.code !== code);
  return finishes.length > 0 ? [{ kind: "other_finish", finishes }] : [];
}
