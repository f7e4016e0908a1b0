"use client";
import { useSyncExternalStore } from "react";
import { useLocale, useTranslations } from "use-intl/react";
import { hereHint } from "./known-person.ts";
import { NavLink } from "./nav-link.tsx";
import { paths } from "./sections.ts";

const never = () => () => {};

/** "Sign in" in the header of static pages; "Profile" once the browser tells that somebody is signed in. */
export function AccountLink() {
  const t = useTranslations("common.nav");
  const locale = useLocale();
  const hasAccount = useSyncExternalStore(never, hereHint, () => null) === "account";
  return (
    <NavLink href={hasAccount ? paths.account(locale) : paths.signIn(locale)}>
      {t(hasAccount ? "account" : "signIn")}
    </NavLink>
  );
}
