"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { formatMoney } from "#lib/i18n/format-number.ts";
import { type Refused, refusedOf } from "./refused.ts";

export type ErrorWords = Refused & {
  /** One or two sentences: what happened, what to do; for a fault with the code to name. */
  words: string;
};

/** Words of an error in the page's language: `const wordsOf = useErrorWords(); wordsOf(error).words`. */
export function useErrorWords(): (error: unknown) => ErrorWords {
  const t = useTranslations("errors");
  const page = useTranslations("states.error");
  const locale = useLocale();
  const say = t as unknown as { has: (key: string) => boolean } & ((key: string, values?: object) => string);
  return (error) => {
    const refused = refusedOf(error);
    const { code, details, requestId } = refused;
    const minutes = Math.max(1, Math.ceil(Number(details.retryAfterS ?? 60) / 60));
    const total = typeof details.totalMinor === "number" ? formatMoney(details.totalMinor, locale) : "";
    const values = { ...details, minutes, total };
    const sentence = say(say.has(code) ? code : "UNKNOWN", values);
    const isFault = !say.has(code) || code === "FAULT";
    return {
      ...refused,
      words: isFault && requestId ? `${sentence} ${page("code", { code: requestId })}` : sentence,
    };
  };
}
