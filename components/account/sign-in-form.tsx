"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { AccountForm } from "./account-form.tsx";
import { leaveSignedIn } from "./after-sign-in.ts";
import { postDoor } from "./post-door.ts";

export function SignInForm() {
  const t = useTranslations("account.signIn");
  const locale = useLocale();
  return (
    <AccountForm
      id="sign-in"
      fields={["email", "password"]}
      submit={t("submit")}
      busy={t("busy")}
      send={async ({ email = "", password = "" }) => {
        const { role } = await postDoor("sign-in/email", { email: email.trim(), password });
        leaveSignedIn(locale, role);
      }}
    />
  );
}
