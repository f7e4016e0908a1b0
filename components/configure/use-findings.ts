import { useMemo } from "react";
import { findingsUnder, numbered } from "#components/findings/shown-findings.ts";
import type { LocalLook } from "#components/upload/look/local-look.ts";
import type { CastabilityFinding, CastingReport } from "#lib/domain/castability.ts";
import { isUnitInDoubt } from "#lib/domain/units.ts";
import type { Choice, ModelStatus, Terms } from "./configure-data.ts";

/** Rules that judge a length. */
const SIZED = /^(WALL|WIRE|ENGRAVING)_/;

/**
 * What is told of the model under this choice: the server's findings, before them the first look of this browser.
 * Walls count as not measured only once nobody measures any more, and sizes are judged once there is a unit.
 */
export function useFindings(model: ModelStatus, look: LocalLook, choice: Choice, rules: Terms["rules"]) {
  const { state } = model.analysis;
  const isReadable = model.state !== "lost" && state !== "refused" && state !== "failed";
  const casting: CastingReport | null = model.casting ?? (isReadable ? look.report : null);
  const isMeasuring = state !== "done";
  const isUnitOpen = casting !== null && choice.unit === null && isUnitInDoubt(casting.unit);
  const findings = useMemo(() => {
    const isSaid = ({ rule }: CastabilityFinding) =>
      !(isUnitOpen && SIZED.test(rule)) && !(isMeasuring && rule === "WALLS_NOT_MEASURED");
    return numbered(findingsUnder(casting, choice, rules).filter(isSaid));
  }, [casting, choice, rules, isMeasuring, isUnitOpen]);
  return { casting, isFirstLook: casting !== null && model.casting === null, isUnitOpen, findings };
}
