import Link from "next/link";
import type { ReactNode } from "react";
import { cx } from "#components/ui/cx.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { LanguageSwitch } from "./language-switch.tsx";
import { NavLink } from "./nav-link.tsx";
import { paths } from "./sections.ts";
import { SiteMenu } from "./site-menu.tsx";
import { SkipLink } from "./skip-link.tsx";

type Props = {
  locale: Locale;
  /** The narrow one of the configure page: full width, 64 px. */
  thin?: boolean;
  /** A muted sentence before "My orders": "Choices are kept in this browser". */
  aside?: ReactNode;
  /** Who is signed in, below a Suspense of the caller. */
  account?: ReactNode;
};

/** Header of the shop; static, so that public pages are served without a session. */
export function SiteHeader({ locale, thin, aside, account }: Props) {
  const t = getTranslator(locale, "common");
  // Whoever configures a piece mostly goes on to its price: what else there is would be fetched beside the upload.
  const ahead = thin ? { prefetch: false as const } : {};
  return (
    <>
      <SkipLink>{t("skip")}</SkipLink>
      <header className={cx("site", thin && "thin")}>
        <div className="wrap">
          {/* fetched ahead, the start page would bring its large picture to every other */}
          <Link className="brand" href={paths.home(locale)} prefetch={false}>
            {t("brand")}
          </Link>
          <nav aria-label={t("sections")}>
            <NavLink href={paths.pricing(locale)} {...ahead}>
              {t("nav.pricing")}
            </NavLink>
            <NavLink href={paths.files(locale)} {...ahead}>
              {t("nav.files")}
            </NavLink>
            <NavLink href={paths.delivery(locale)} {...ahead}>
              {t("nav.delivery")}
            </NavLink>
          </nav>
          <div className="end">
            {aside ? <span className="small muted only-d">{aside}</span> : null}
            <NavLink href={paths.orders(locale)} {...ahead}>
              {t("nav.orders")}
            </NavLink>
            {account}
            <LanguageSwitch locale={locale} />
            <SiteMenu locale={locale} />
          </div>
        </div>
      </header>
    </>
  );
}
