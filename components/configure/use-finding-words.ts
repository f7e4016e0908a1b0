import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import type { ShownFinding } from "./findings.ts";

/** One sentence of what a finding is about. */
export function useFindingWords() {
  const t = useTranslations("geometry");
  const format = useFormat();
  return ({ code, count }: ShownFinding): string =>
    (t as unknown as (key: string, values: object) => string)(code, { count: format.number(count) });
}
