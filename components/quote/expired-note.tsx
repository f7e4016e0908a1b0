"use client";
import { useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import type { Quote, QuoteData } from "./quote-data.ts";
import { useRemake } from "./use-remake.ts";

/** The price ran out: nothing was accepted, and one press makes a new one beside it. */
export function ExpiredNote({ page, quote }: { page: QuoteData; quote: Quote }) {
  const t = useTranslations("quote.expired");
  const format = useFormat();
  const { remake, busy, error } = useRemake(page.orderId);
  const again = (
    <Button variant="second" size="sm" busy={busy !== null} onClick={() => remake(page.options, "expired")}>
      {busy ? t("busy") : t("action")}
    </Button>
  );
  return (
    <>
      <Note
        tone="warn"
        title={t("title", { at: format.moment(new Date(quote.validUntil), new Date(page.now)) })}
        actions={again}
      >
        {t("body")}
      </Note>
      {error ? <Note tone="bad">{error}</Note> : null}
    </>
  );
}
