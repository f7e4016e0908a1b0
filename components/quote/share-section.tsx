"use client";
import { Copy, Link2, Link2Off } from "lucide-react";
import { useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { api } from "#components/shell/trpc.ts";
import { useErrorWords } from "#components/shell/use-error-words.ts";
import { Button } from "#components/ui/button.tsx";
import { announce } from "#components/ui/live-region.ts";
import { Note } from "#components/ui/note.tsx";
import { useFormat } from "#components/ui/use-format.ts";
import styles from "./quote.module.css";
import type { QuoteData } from "./quote-data.ts";

type Share = { at: string; address: string | null } | null;

/** The price for others to read: a link made, copied and closed again. Its address is shown once. */
export function ShareSection({ page }: { page: QuoteData }) {
  const t = useTranslations("quote.share");
  const { share, make, close, busy, error } = useShare(page);
  return (
    <section aria-labelledby="share">
      <h2 className="h2" id="share">
        {t("title")}
      </h2>
      <p>{t("body")}</p>
      {error ? <Note tone="bad">{error}</Note> : null}
      {share ? <Shared share={share} now={page.now} /> : null}
      <p className={styles.shareActs}>
        <Button variant="second" busy={busy === "make"} onClick={make}>
          <Link2 className="ic" />
          {t(share ? "again" : "make")}
        </Button>
        {share ? (
          <Button variant="quiet" busy={busy === "close"} onClick={close}>
            <Link2Off className="ic" />
            {t("close")}
          </Button>
        ) : null}
      </p>
    </section>
  );
}

function Shared({ share, now }: { share: NonNullable<Share>; now: string }) {
  const t = useTranslations("quote.share");
  const format = useFormat();
  const at = format.moment(new Date(share.at), new Date(now));
  if (!share.address) return <p className="small muted">{t("exists", { at })}</p>;
  const { address } = share;
  const copy = () => void navigator.clipboard.writeText(address).then(() => announce(t("copied")));
  return (
    <p className={styles.address}>
      <input className="input" readOnly value={address} aria-label={t("address")} />
      <Button variant="quiet" icon aria-label={t("copy")} onClick={copy}>
        <Copy className="ic" />
      </Button>
    </p>
  );
}

function useShare({ orderId, sharedAt }: QuoteData) {
  const locale = useLocale();
  const wordsOf = useErrorWords();
  const t = useTranslations("quote.share");
  const [share, setShare] = useState<Share>(sharedAt === null ? null : { at: sharedAt, address: null });
  const [busy, setBusy] = useState<"make" | "close" | null>(null);
  const [error, setError] = useState<string | null>(null);
  const run = async (what: "make" | "close", work: () => Promise<Share>) => {
    setBusy(what);
    setError(null);
    try {
      const next = await work();
      setShare(next);
      announce(t(next ? "made" : "closed"));
    } catch (failure) {
      setError(wordsOf(failure).words);
    } finally {
      setBusy(null);
    }
  };
  const make = () =>
    void run("make", async () => {
      const { path, sharedAt: at } = await api.quote.share.mutate({ orderId });
      return { at: String(at), address: `${location.origin}/${locale}${path}` };
    });
  const close = () =>
    void run("close", async () => {
      await api.quote.unshare.mutate({ orderId });
      return null;
    });
  return { share, make, close, busy, error };
}
