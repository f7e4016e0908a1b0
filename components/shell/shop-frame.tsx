import type { ReactNode } from "react";
import { isLocale } from "#lib/i18n/locale.ts";
import { AccountLink } from "./account-link.tsx";
import { SiteFooter } from "./site-footer.tsx";
import { SiteHeader } from "./site-header.tsx";

type Props = { locale: string; children: ReactNode };

/** Header and footer of the shop around a page that brings its own `<main id="main">`. */
export function ShopFrame({ locale, children }: Props) {
  if (!isLocale(locale)) return children;
  return (
    <>
      <SiteHeader
        locale={locale}
        account={
          <span className="only-d">
            <AccountLink />
          </span>
        }
      />
      {children}
      <SiteFooter locale={locale} />
    </>
  );
}
