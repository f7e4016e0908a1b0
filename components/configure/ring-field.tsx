import { useTranslations } from "use-intl/react";
import { Select } from "#components/ui/select.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { OptionProps } from "./option-props.ts";
import { ringSizesFor } from "./ring-sizes.ts";
import { useDifference } from "./use-difference.ts";
import { useRingWords } from "./use-ring-words.ts";

/** The size of a ring, each with what it would change; nothing for a piece that is no ring. */
export function RingField({
  choice,
  change,
  price,
  variations,
  ringMm,
}: OptionProps & { ringMm: number | null }) {
  const t = useTranslations("configure.ring");
  const format = useFormat();
  const words = useRingWords();
  const difference = useDifference({ price, variations });
  if (ringMm === null) return null;
  const sizes = ringSizesFor(ringMm);
  const isOffered = sizes.some(({ scale }) => scale === choice.ringScale);
  return (
    <Select
      label={t("label")}
      value={isOffered && choice.ringScale !== null ? String(choice.ringScale) : ""}
      onChange={({ target }) => change({ ringScale: target.value === "" ? null : Number(target.value) })}
    >
      <option value="">{t("drawn", { size: format.mm(ringMm) })}</option>
      {sizes.map(({ diameterMm, scale }) => {
        const more = difference({ kind: "ring_size", ringScale: scale });
        const size = words(diameterMm);
        return (
          <option key={diameterMm} value={String(scale)}>
            {more ? t("option", { size, difference: more }) : size}
          </option>
        );
      })}
    </Select>
  );
}
