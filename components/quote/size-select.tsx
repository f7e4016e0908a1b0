"use client";
import { useTranslations } from "use-intl/react";
import { ringSizesFor } from "#components/configure/ring-sizes.ts";
import { useRingWords } from "#components/configure/use-ring-words.ts";
import { Select } from "#components/ui/select.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { QuoteData } from "./quote-data.ts";
import type { Trial } from "./tried-price.ts";

type Props = { page: QuoteData; trial: Trial; change: (part: Partial<Trial>) => void };

/** The size of a ring; nothing for a piece that is none. */
export function SizeSelect({ page: { ringInnerMm, options }, trial, change }: Props) {
  const t = useTranslations("quote.whatIf");
  const format = useFormat();
  const words = useRingWords();
  if (ringInnerMm === null) return null;
  const sizes = ringSizesFor(ringInnerMm);
  const isOwn = options.ringScale !== null && !sizes.some(({ scale }) => scale === options.ringScale);
  return (
    <Select
      label={t("size")}
      value={trial.ringScale === null ? "" : String(trial.ringScale)}
      onChange={({ target }) => change({ ringScale: target.value === "" ? null : Number(target.value) })}
    >
      <option value="">{t("drawn", { size: format.mm(ringInnerMm) })}</option>
      {isOwn ? (
        <option value={String(options.ringScale)}>{words(ringInnerMm * (options.ringScale ?? 1))}</option>
      ) : null}
      {sizes.map(({ diameterMm, scale }) => (
        <option key={diameterMm} value={String(scale)}>
          {words(diameterMm)}
        </option>
      ))}
    </Select>
  );
}
