"use client";
import { useTranslations } from "use-intl/react";
import { Note } from "#components/ui/note.tsx";
import { Skeleton } from "#components/ui/skeleton.tsx";
import type { QuoteData } from "./quote-data.ts";

const REASONS = [
  "METAL_PRICE_STALE",
  "MODEL_REFUSED",
  "UNIT_IN_DOUBT",
  "NOT_PRICEABLE",
  "ANALYSIS_MISSING",
] as const;

/** No price yet: what is being done, or who is on it. */
export function QuoteWaiting({ page, mail }: { page: QuoteData; mail: string | null }) {
  const t = useTranslations("quote");
  if (page.status === "PRICE_FAILED") {
    const reason = REASONS.find((known) => known === page.reason);
    return (
      <section>
        <Note tone="warn" title={t("failed.title")}>
          {reason ? t(`failed.${reason}`) : null} {t("failed.body")}
        </Note>
      </section>
    );
  }
  return (
    <section aria-live="polite">
      <h2 className="h3">{t("waiting.title")}</h2>
      <Skeleton height={4} />
      <p className="muted">{mail ? t("waiting.mail", { mail }) : t("waiting.body")}</p>
    </section>
  );
}
