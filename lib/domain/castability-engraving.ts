import type { CastabilityFinding, CastingChoice, CastingReport, Counterfactual } from "./castability.ts";
import type { CastabilityRules, CastingLimits } from "./castability-rules.ts";
import { METAL_FAMILIES, METALS } from "./metals.ts";
import { holeOf, ringInnerMm } from "./ring-size.ts";

/**
 * A letter in strokes, its gap with it: five high and six wide, where strokes and gaps are as wide as each other.
 * Finer ones cannot be told apart (optotypes of ISO 8596, five by five strokes).
 */
const LETTER = { high: 5, wide: 6 };

/** What the piece leaves room for at the very most, mm. */
export interface EngravingRoom {
  /** Width of a stroke when the text fills the longest line there is. */
  strokeMm: number;
  /** Depth that leaves the least wall under the text; null where walls were not measured or are thick all over. */
  depthMm: number | null;
}

/** Room for the engraving of this choice; null when there is none to be made. Pure. */
export function engravingRoom(
  report: CastingReport,
  choice: CastingChoice,
  rules: CastabilityRules,
): EngravingRoom | null {
  const count = placesOf(choice.engraving);
  if (count === 0) return null;
  const { engravingMm, minWallMm } = rules.castability[METALS[choice.metal].family];
  const { lengthMm, heightMm } = lineOf(report, choice);
  const wall = wallUnder(report, choice, textAreaMm2(count, engravingMm.width));
  return {
    strokeMm: Math.min(heightMm / LETTER.high, lengthMm / (LETTER.wide * count)),
    depthMm: wall === null ? null : Math.max(0, wall - minWallMm),
  };
}

/**
 * Findings about the engraved text: it cannot be as wide or as deep as the metal asks even where the piece is
 * largest. Where on the piece it goes nobody knows yet, so what passes here may still be placed badly.
 */
export function engravingFindings(
  report: CastingReport,
  choice: CastingChoice,
  rules: CastabilityRules,
): CastabilityFinding[] {
  const room = engravingRoom(report, choice, rules);
  if (!room) return [];
  const { metal } = choice;
  const { engravingMm } = rules.castability[METALS[metal].family];
  const { strokeMm, depthMm } = room;
  const found: CastabilityFinding[] = [];
  const add = (
    rule: CastabilityFinding["rule"],
    measured: number,
    limit: number,
    counterfactuals: Counterfactual[],
  ) => found.push({ rule, severity: "blocking", metal, measured, limit, at: null, counterfactuals });
  if (strokeMm < engravingMm.width)
    add("ENGRAVING_TOO_FINE", strokeMm, engravingMm.width, [
      shorter(report, choice, engravingMm.width),
      ...otherMetals(metal, rules, (limits) => strokeMm >= limits.engravingMm.width),
    ]);
  if (depthMm !== null && depthMm < engravingMm.depth)
    add("ENGRAVING_TOO_SHALLOW", depthMm, engravingMm.depth, [
      thicker(choice, engravingMm.depth - depthMm, engravingMm.width),
      ...otherMetals(metal, rules, ({ engravingMm: { depth } }, other) => {
        const there = engravingRoom(report, { ...choice, metal: other }, rules)?.depthMm ?? null;
        return there === null || there >= depth;
      }),
    ]);
  return found;
}

/** Characters with the spaces between them, which take room as well. */
const placesOf = (text: string | null): number => [...(text ?? "").trim().normalize("NFC")].length;

const textAreaMm2 = (count: number, stroke: number): number =>
  count * LETTER.wide * LETTER.high * stroke * stroke;

/** The longest line and the height beside it: round the inside of a ring, else along the largest face of the box. */
function lineOf(report: CastingReport, { scale, ringScale }: CastingChoice) {
  const { min, max } = report.boundingBox;
  const sides = max.map((high, axis) => (high - min[axis]!) * scale);
  const [low = 0, middle = 0, long = 0] = sides.toSorted((a, b) => a - b);
  const innerMm = ringInnerMm(holeOf(report), scale);
  if (innerMm === null) return { lengthMm: long, heightMm: middle };
  return { lengthMm: Math.PI * innerMm * (ringScale ?? 1), heightMm: low };
}

/** The wall under the thickest part of the surface that is as large as the text; null where all of it is thick. */
function wallUnder(report: CastingReport, { scale }: CastingChoice, textMm2: number): number | null {
  const { thickness, areaMm2 } = report;
  if (!thickness || scale < 1) return null;
  const { binMm, areaMm2: bins } = thickness.histogram;
  let thinner = 0;
  for (const [bin, area] of bins.entries()) {
    thinner += area;
    // the upper end of the bin: nothing is refused for the width of one
    if ((areaMm2 - thinner) * scale ** 2 < textMm2) return (bin + 1) * binMm * scale;
  }
  return null;
}

function shorter(report: CastingReport, choice: CastingChoice, stroke: number): Counterfactual {
  const { lengthMm, heightMm } = lineOf(report, choice);
  const characters = heightMm < LETTER.high * stroke ? 0 : Math.floor(lengthMm / (LETTER.wide * stroke));
  return characters > 0 ? { kind: "shorten_engraving", characters } : { kind: "omit_engraving" };
}

function thicker({ engraving }: CastingChoice, byMm: number, stroke: number): Counterfactual {
  const rounded = Math.ceil(byMm * 100 - 1e-9) / 100;
  return {
    kind: "thicken",
    byMm: rounded,
    addedVolumeMm3: rounded * textAreaMm2(placesOf(engraving), stroke),
  };
}

function otherMetals(
  own: CastingChoice["metal"],
  rules: CastabilityRules,
  allows: (limits: CastingLimits, metal: CastingChoice["metal"]) => boolean,
): Counterfactual[] {
  const families = METAL_FAMILIES.filter((family) => {
    const metal = Object.values(METALS).find((each) => each.family === family);
    return metal && family !== METALS[own].family && allows(rules.castability[family], metal.id);
  });
  return families.length > 0 ? [{ kind: "other_metal", families }] : [];
}
