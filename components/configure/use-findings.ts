import { useMemo } from "react";
import { findingsUnder } from "#components/findings/shown-findings.ts";
import type { LocalLook } from "#components/upload/look/local-look.ts";
import { castingReportOf } from "#lib/domain/castability.ts";
import type { Choice, ModelStatus, Terms } from "./configure-data.ts";

/**
 * What is told of the model under this choice: the server's findings, before them the first look of this browser.
 * Walls count as not measured only once nobody measures any more.
 */
export function useFindings(model: ModelStatus, look: LocalLook, choice: Choice, rules: Terms["rules"]) {
  const { state } = model.analysis;
  const isReadable = model.state !== "lost" && state !== "refused" && state !== "failed";
  const looked = useMemo(() => look.report && castingReportOf(look.report), [look.report]);
  const casting = model.casting ?? (isReadable ? looked : null);
  const isMeasuring = state !== "done";
  const findings = useMemo(() => {
    const found = findingsUnder(casting, choice, rules);
    return isMeasuring ? found.filter(({ rule }) => rule !== "WALLS_NOT_MEASURED") : found;
  }, [casting, choice, rules, isMeasuring]);
  return { casting, isFirstLook: casting !== null && model.casting === null, findings };
}
