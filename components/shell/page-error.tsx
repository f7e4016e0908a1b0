"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { Button } from "#components/ui/button.tsx";
import { buttonClass } from "#components/ui/button-look.ts";
import { paths } from "./sections.ts";

/**
 * What a page shows when it failed: what happened, what is safe, what to do, the code to name. Its link loads anew:
 * nothing of what failed stays, and no page carries the router's link for it.
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
        <Button onClick={retry}>{t("retry")}</Button>
        <a className={buttonClass({ variant: "second" })} href={paths.contact(useLocale())}>
          {t("contact")}
        </a>
      </p>
    </main>
  );
}
