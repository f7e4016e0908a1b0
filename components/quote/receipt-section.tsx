"use client";
import { Download } from "lucide-react";
import { useLocale, useTranslations } from "use-intl/react";
import { buttonClass } from "#components/ui/button-look.ts";
import { Note } from "#components/ui/note.tsx";
import styles from "./quote.module.css";
import type { Quote } from "./quote-data.ts";

/** The reckoning's fingerprint, whether it still gives the same sum, and the quote on paper. */
export function ReceiptSection({ orderId, quote }: { orderId: string; quote: Quote }) {
  const t = useTranslations("quote.receipt");
  const locale = useLocale();
  const short = quote.fingerprint.slice(0, 16).match(/.{4}/g)?.join(" ") ?? "";
  return (
    <section aria-labelledby="receipt">
      <h2 className="h2" id="receipt">
        {t("title")}
      </h2>
      <div className={styles.receipt}>
        <div>
          <p>{t("body")}</p>
          {quote.replays ? (
            <p className="small muted">{t("replays")}</p>
          ) : (
            <Note tone="bad">{t("differs")}</Note>
          )}
          <p className="small muted mono">{t("fingerprint", { value: short })}</p>
        </div>
        <a
          className={buttonClass({ variant: "second" })}
          href={`/api/documents/quote/${orderId}?locale=${locale}`}
          download
        >
          <Download className="ic" />
          {t("download")}
        </a>
      </div>
    </section>
  );
}
