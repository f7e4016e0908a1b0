import type { AnalysisReport, ModelFinding } from "../../contracts/analysis.ts";

/** `reject` if a finding blocks, `accept with findings` if one warns, else `accept`. */
export function verdictOf(findings: ModelFinding[]): Pick<AnalysisReport, "verdict" | "code"> {
  if (findings.some(({ severity }) => severity === "blocking"))
    return { verdict: "reject", code: "OPEN_SURFACE" };
  const warned = findings.some(({ severity }) => severity === "warning");
  return { verdict: warned ? "accept with findings" : "accept", code: null };
}
