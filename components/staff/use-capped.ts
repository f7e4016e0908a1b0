import { useTranslations } from "use-intl/react";
import { useFormat } from "#components/ui/use-format.ts";
import { COUNT_CAP } from "#lib/domain/desk-lists.ts";

/** A count in words: exact to the cap, "1,000+" past it. */
export function useCapped(): (count: number) => string {
  const t = useTranslations("states.count");
  const format = useFormat();
  return (count) => (count > COUNT_CAP ? t("thousand") : format.number(count));
}
