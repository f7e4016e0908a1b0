"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { paths } from "./sections.ts";

/**
 * What a page shows when it failed: what happened, what is safe, what to do, the code to name. Its link loads anew:
 * nothing of what failed stays, and no page carries more than these few lines for it.
 */
export function PageError({ digest, retry }: { digest?: string; retry: () => void }) {
  const t = useTranslations("states.error");
  return (
    <main id="main" className="wrap stack roomy" style={{ maxWidth: 720 }}>
      <h1 className="h1">{t("title")}</h1>
      <p>
        {t("safe")} {t("next")}
      </p>
      {digest ? <p className="muted">{t("code", { code: digest })}</p> : null}
      <p className="row">
        <button type="button" className="btn" onClick={retry}>
          {t("retry")}
        </button>
        <a className="btn second" href={paths.contact(useLocale())}>
          {t("contact")}
        </a>
      </p>
    </main>
  );
}
