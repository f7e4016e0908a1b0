import type { AnalysisReport, ThicknessReport } from "../contracts/analysis.ts";
import type { CastabilityFinding, CastabilityRule, Counterfactual } from "./castability.ts";
import type { CastabilityRules, CastingLimits } from "./castability-rules.ts";
import { METAL_FAMILIES, type MetalFamily, type MetalId } from "./metals.ts";

type Spot = ThicknessReport["spots"][number];

/** Walls measured on a mesh of 32-bit numbers are no finer than this, mm. */
const TOLERANCE_MM = 0.005;
const MOST_FINDINGS = 20;

/** Thin walls and wires, the thinnest first; one finding per place. */
export function wallFindings(
  report: AnalysisReport,
  metal: MetalId,
  family: MetalFamily,
  rules: CastabilityRules,
): CastabilityFinding[] {
  if (!report.thickness) {
    const nothing = { measured: null, limit: null, at: null, counterfactuals: [] };
    return [{ rule: "WALLS_NOT_MEASURED", severity: "warning", metal, ...nothing }];
  }
  const limits = rules.limits[family];
  const found: CastabilityFinding[] = [];
  for (const spot of report.thickness.spots) {
    const rule = brokenRule(spot, limits);
    if (!rule || found.length === MOST_FINDINGS) continue;
    found.push({
      rule: rule.code,
      severity: rule.code === "WALL_BELOW_ADVISED" ? "warning" : "blocking",
      metal,
      measured: spot.mm,
      limit: rule.limit,
      at: { point: spot.point, triangles: spot.triangles },
      counterfactuals: [thicken(spot, rule.limit), ...otherMetals(spot, rules)],
    });
  }
  return found;
}

function brokenRule(spot: Spot, limits: CastingLimits): { code: CastabilityRule; limit: number } | null {
  const measured = spot.mm + TOLERANCE_MM;
  if (spot.kind === "wire") {
    return measured < limits.minWireMm ? { code: "WIRE_TOO_THIN", limit: limits.minWireMm } : null;
  }
  if (measured < limits.minWallMm) return { code: "WALL_TOO_THIN", limit: limits.minWallMm };
  const advised = limits.advisedWallMm ?? 0;
  return measured < advised ? { code: "WALL_BELOW_ADVISED", limit: advised } : null;
}

/** The sampled surface has two sides, so half of it times the missing thickness is what must be added. */
function thicken(spot: Spot, limit: number): Counterfactual {
  const byMm = Math.ceil((limit - spot.mm) * 100) / 100;
  return { kind: "thicken", byMm, addedVolumeMm3: (spot.areaMm2 / 2) * byMm };
}

function otherMetals(spot: Spot, rules: CastabilityRules): Counterfactual[] {
  const families = METAL_FAMILIES.filter((family) => {
    const broken = brokenRule(spot, rules.limits[family]);
    return !broken || broken.code === "WALL_BELOW_ADVISED";
  });
  return families.length > 0 ? [{ kind: "other_metal", families }] : [];
}
