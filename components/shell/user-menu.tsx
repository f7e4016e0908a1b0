import { ChevronDown, CircleUser } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { Button } from "#components/ui/button.tsx";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { paths } from "./sections.ts";
import styles from "./shell.module.css";
import { SignOutButton } from "./sign-out-button.tsx";
import { ThemeSwitch } from "./theme-switch.tsx";

type Props = { locale: Locale; name: string; children?: ReactNode };

/** Who is signed in, with language, theme and the way out. */
export function UserMenu({ locale, name, children }: Props) {
  const t = getTranslator(locale, "common");
  return (
    <>
      <Button variant="quiet" popoverTarget="user-menu" aria-label={name}>
        <span className="only-d">{name}</span>
        <CircleUser className="ic only-m" />
        <ChevronDown className="ic ic-16 only-d" />
      </Button>
      <div id="user-menu" popover="auto" className={`popover ${styles.user}`}>
        <p className="strong only-m">{name}</p>
        {children}
        <Link href={paths.account(locale)}>{t("nav.account")}</Link>
        <Link href={paths.home(locale)}>{t("staff.openShop")}</Link>
        <LanguageSwitch locale={locale} />
        <ThemeSwitch />
        <SignOutButton label={t("nav.signOut")} next={paths.home(locale)} />
      </div>
    </>
  );
}
