import { useTranslations } from "use-intl/react";
import type { ModelStatus } from "./configure-data.ts";

type Words = { has: (key: string) => boolean } & ((key: string, values?: object) => string);

/** Why the model was refused, in words; null when it was not. */
export function useRefusal({ analysis, refusal }: ModelStatus): string | null {
  const t = useTranslations("geometry") as unknown as Words;
  if (analysis.state !== "refused" || !refusal) return null;
  return t(t.has(refusal.code) ? refusal.code : "NOT_A_MESH_FILE", {
    found: refusal.code,
    ...refusal.params,
  });
}
