import { Menu } from "lucide-react";
import { Button } from "#components/ui/button.tsx";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { AccountLink } from "./account-link.tsx";
import { NavLink } from "./nav-link.tsx";
import { paths } from "./sections.ts";
import styles from "./shell.module.css";

/** Sections on a small screen: the platform's popover, no script of ours. */
export function SiteMenu({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, "common");
  const links = ["home", "orders", "pricing", "files", "delivery", "contact"] as const;
  return (
    <>
      <Button
        variant="quiet"
        icon
        className={`only-m ${styles.menuButton}`}
        popoverTarget="site-menu"
        aria-label={t("menu")}
      >
        <Menu className="ic" />
      </Button>
      <nav id="site-menu" popover="auto" className={`popover ${styles.menu}`} aria-label={t("sections")}>
        {links.map((link) => (
          <NavLink key={link} href={paths[link](locale)}>
            {t(`nav.${link === "home" ? "start" : link}`)}
          </NavLink>
        ))}
        <AccountLink />
      </nav>
    </>
  );
}
