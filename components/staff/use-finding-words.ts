"use client";
import { useCallback } from "react";
import { useTranslations } from "use-intl/react";
import type { ModelFinding } from "#lib/contracts/analysis.ts";

/** A finding of the analysis in words; needs the namespace `geometry`. */
export function useFindingWords(): (finding: ModelFinding) => string {
  const t = useTranslations("geometry");
  return useCallback(
    ({ code, count }) =>
      (t as unknown as (key: string, values: object) => string)(code, { count: String(count) }),
    [t],
  );
}
