"use client";
import { useTranslations } from "use-intl/react";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import { priceWords } from "#lib/i18n/price-words.ts";
import type { QuoteData } from "./quote-data.ts";

/** Old price beside the new one: which lines moved and why. */
export function ReplacedNote({ page }: { page: QuoteData }) {
  const t = useTranslations("quote.replaced");
  const format = useFormat();
  const words = priceWords(useTranslations("price"), format);
  if (!page.replaced) return null;
  const { difference } = page.replaced;
  const title = t("title", {
    before: format.money(difference.beforeMinor),
    after: format.money(difference.afterMinor),
    difference: format.money(difference.deltaMinor, { signed: true }),
  });
  const causes = difference.causes.map((cause) => words.cause(cause, new Date(page.now)));
  const lines = difference.lines.map((line) =>
    t("line", { line: words.line(line), difference: format.money(line.deltaMinor, { signed: true }) }),
  );
  return <Note title={title}>{[...causes, ...lines, t("rest")].join(". ")}</Note>;
}
