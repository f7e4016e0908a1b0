"use client";
import { useMemo } from "react";
import type { ModelPin } from "#components/model/pins.ts";
import type { ModelFinding } from "#lib/contracts/analysis.ts";
import { useFindingWords } from "./use-finding-words.ts";

/** Marks on the model for findings that have a place; numbered as the list is. */
export function useFindingPins(findings: readonly ModelFinding[]): ModelPin[] {
  const wordsOf = useFindingWords();
  return useMemo(
    () =>
      findings.flatMap((finding, place) =>
        finding.at?.point
          ? [
              {
                id: pinId(finding, place),
                number: place + 1,
                severity: finding.severity,
                point: finding.at.point,
                label: wordsOf(finding),
              },
            ]
          : [],
      ),
    [findings, wordsOf],
  );
}

export const pinId = ({ code }: Pick<ModelFinding, "code">, place: number) => `${code}-${place}`;
