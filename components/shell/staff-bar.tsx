import Link from "next/link";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { LiveIndicator } from "./live-indicator.tsx";
import { NavLink } from "./nav-link.tsx";
import { paths, type StaffRole, staffSections } from "./sections.ts";
import { StaffKeys } from "./staff-keys.tsx";
import { StaffSearch } from "./staff-search.tsx";
import { UserMenu } from "./user-menu.tsx";

type Props = { locale: Locale; viewer: { name: string; role: StaffRole } };

/** The 48 px bar of staff pages: sections by role, search, live indicator, own menu. */
export function StaffBar({ locale, viewer }: Props) {
  const t = getTranslator(locale, "common");
  const sections = staffSections[viewer.role];
  const searched = sections.includes("sales") ? paths.sales(locale) : paths.board(locale);
  const links = sections.map((section) => (
    <NavLink key={section} href={paths[section](locale)}>
      {t(`staff.${section}`)}
    </NavLink>
  ));
  return (
    <header className="sbar">
      <Link className="brand" href={paths[sections[0] ?? "board"](locale)}>
        {t("brand")}
      </Link>
      <nav aria-label={t("staff.sections")}>{links}</nav>
      <StaffSearch action={searched} />
      <LiveIndicator />
      <UserMenu locale={locale} name={viewer.name}>
        <nav className="only-m" aria-label={t("staff.sections")}>
          {links}
        </nav>
      </UserMenu>
      <StaffKeys />
    </header>
  );
}

/** The bar before it is known who looks: same height, nothing jumps. */
export function StaffBarShell({ locale }: { locale: Locale }) {
  return (
    <header className="sbar">
      <span className="brand">{getTranslator(locale, "common")("brand")}</span>
    </header>
  );
}
