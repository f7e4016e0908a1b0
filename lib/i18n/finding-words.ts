import type { CastabilityFinding } from "#lib/domain/castability.ts";
import { METALS } from "#lib/domain/metals.ts";
import type { Format } from "./format.ts";

/** `useTranslations("geometry")` and `getTranslator(locale, "geometry")` differ in type, not in what they do. */
type AnyTranslator = (...args: never[]) => string;
export type FindingWords = (finding: CastabilityFinding) => string;

/** Sentences of findings for pages and documents: rule, measured and limit, in the reader's language. */
export function findingWords(t: AnyTranslator, format: Format): FindingWords {
  const word = t as unknown as (key: string, values: Record<string, string>) => string;
  return ({ rule, measured, limit, lossMm, metal }) => {
    const isLength = /^(WALL|WIRE|ENGRAVING)_/.test(rule);
    const figure = (value: number | null) =>
      value === null ? "" : isLength ? format.mm(value) : format.number(value);
    const left = measured === null || lossMm === undefined ? null : measured - lossMm;
    const texts = {
      measured: figure(measured),
      limit: figure(limit),
      count: figure(measured),
      loss: figure(lossMm ?? null),
      left: figure(left),
    };
    return word(rule, { ...texts, family: METALS[metal].family });
  };
}
