"use client";
import { useState } from "react";
import { useTranslations } from "use-intl/react";
import { announce } from "#components/ui/live-region.ts";
import { Note } from "#components/ui/note.tsx";
import { AccountForm } from "./account-form.tsx";
import { postDoor } from "./post-door.ts";

/** Asks for the mail. The answer is the same whether or not there is such an account. */
export function ForgotPasswordForm() {
  const t = useTranslations("account.forgot");
  const [sent, setSent] = useState(false);
  if (sent)
    return (
      <Note tone="ok" title={`${t("sentTitle")}.`}>
        {t("sent")}
      </Note>
    );
  return (
    <AccountForm
      id="forgot"
      fields={["email"]}
      submit={t("submit")}
      busy={t("busy")}
      send={async ({ email = "" }) => {
        await postDoor("request-password-reset", { email: email.trim() });
        announce(`${t("sentTitle")}. ${t("sent")}`);
        setSent(true);
      }}
    />
  );
}
