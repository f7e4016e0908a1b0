"use client";
import { useLocale, useTranslations } from "use-intl/react";
import { AccountForm } from "./account-form.tsx";
import { leaveSignedIn } from "./after-sign-in.ts";
import { postDoor } from "./post-door.ts";

export function SignUpForm() {
  const t = useTranslations("account.signUp");
  const locale = useLocale();
  return (
    <AccountForm
      id="sign-up"
      fields={["name", "email", "password"]}
      submit={t("submit")}
      busy={t("busy")}
      send={async ({ name = "", email = "", password = "" }) => {
        await postDoor("sign-up/email", { name: name.trim(), email: email.trim(), password, locale });
        leaveSignedIn(locale);
      }}
    />
  );
}
