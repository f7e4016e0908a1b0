import type { AnalysisReport } from "#lib/contracts/analysis.ts";
import type { Estimate } from "#lib/geometry/estimate.ts";
import type { DeclaredUnit } from "#lib/geometry/units.ts";

/** What a Worker of this tab has found in the file before the server did. */
export type LocalLook = {
  estimate: Estimate | null;
  /** The first look: the server's own code at depth `basic`, without walls. */
  report: AnalysisReport | null;
  /** Display copy (lib/geometry/preview.ts), and the unit that the file declares. */
  preview: ArrayBuffer | null;
  declared: DeclaredUnit | null;
};

export const NOTHING_YET: LocalLook = { estimate: null, report: null, preview: null, declared: null };

/** Told one by one; `end` when nothing more will come. */
export type LookMessage =
  | { kind: "estimate"; estimate: Estimate }
  | { kind: "report"; report: AnalysisReport }
  | { kind: "preview"; preview: ArrayBuffer; declared: DeclaredUnit | null }
  | { kind: "end" };
