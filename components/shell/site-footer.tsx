import { cx } from "#components/ui/cx.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { NavLink } from "./nav-link.tsx";
import { paths } from "./sections.ts";
import styles from "./shell.module.css";
import { ThemeSwitch } from "./theme-switch.tsx";

export function SiteFooter({ locale }: { locale: Locale }) {
  const t = getTranslator(locale, "common");
  const links = ["delivery", "pricing", "files", "contact"] as const;
  return (
    <footer className={cx("foot", styles.foot)}>
      <div className="wrap">
        <span className="grow">{t("tagline")}</span>
        {links.map((link) => (
          <NavLink key={link} href={paths[link](locale)}>
            {t(`nav.${link}`)}
          </NavLink>
        ))}
        <ThemeSwitch />
      </div>
    </footer>
  );
}
