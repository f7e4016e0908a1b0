"use client";
import { useEffect, useState } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { paths } from "#components/shell/sections.ts";
import { ButtonLink } from "#components/ui/button-link.tsx";
import { announce } from "#components/ui/live-region.ts";
import { Note } from "#components/ui/note.tsx";
import { AccountForm } from "./account-form.tsx";
import { postDoor } from "./post-door.ts";

/** Sets a new password with the token of the mail's link, which stands behind `#` and leaves the address at once. */
export function ResetPasswordForm() {
  const t = useTranslations("account.reset");
  const locale = useLocale();
  const [token, setToken] = useState<string | null>();
  const [done, setDone] = useState(false);
  useEffect(() => {
    // The address loses the token at once; an effect run again must not lose it with it.
    const given = window.location.hash.slice(1);
    setToken((before) => given || (before ?? null));
    window.history.replaceState(null, "", window.location.pathname);
  }, []);
  if (done)
    return (
      <>
        <Note tone="ok" title={t("doneTitle")} />
        <p className="row">
          <ButtonLink href={paths.signIn(locale)}>{t("done")}</ButtonLink>
        </p>
      </>
    );
  if (token === null)
    return (
      <>
        <Note tone="bad" title={t("brokenTitle")}>
          {t("broken")}
        </Note>
        <p className="row">
          <ButtonLink href={paths.forgotPassword(locale)}>{t("again")}</ButtonLink>
        </p>
      </>
    );
  return (
    <AccountForm
      id="reset"
      fields={["newPassword"]}
      submit={t("submit")}
      busy={t("busy")}
      send={async ({ newPassword = "" }) => {
        await postDoor("reset-password", { token: token ?? "", newPassword });
        announce(`${t("doneTitle")} ${t("done")}`);
        setDone(true);
      }}
    />
  );
}
