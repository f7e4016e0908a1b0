import Link from "next/link";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import styles from "./admin.module.css";
import { ADMIN_SECTIONS, type AdminSection, adminPath } from "./admin-data.ts";

type Props = { locale: Locale; current: AdminSection; sections?: readonly AdminSection[] };

/** The sections of administration; a seller has one of them. */
export function AdminNav({ locale, current, sections = ADMIN_SECTIONS }: Props) {
  const t = getTranslator(locale, "admin");
  return (
    <nav className={styles.tabs} aria-label={t("sections")}>
      {sections.map((section) => (
        <Link
          key={section}
          href={adminPath(locale, section)}
          aria-current={section === current ? "page" : undefined}
          prefetch={false}
        >
          {t(`section.${section}`)}
        </Link>
      ))}
    </nav>
  );
}
