"use client";
import { useCallback } from "react";
import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import type { CastabilityFinding } from "#lib/domain/castability.ts";
import { type FindingWords, findingWords } from "#lib/i18n/finding-words.ts";

/** One sentence of what a finding is about; needs the namespace `geometry`. */
export function useFindingWords(): FindingWords {
  const t = useTranslations("geometry");
  const format = useFormat();
  return useCallback((finding: CastabilityFinding) => findingWords(t, format)(finding), [t, format]);
}
