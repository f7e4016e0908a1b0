"use client";
import Link from "next/link";
import { usePathname, useSearchParams } from "next/navigation";
import { type Locale, localeCookie, otherLocale, withLocale } from "#lib/i18n/locale.ts";

type Props = { locale: Locale; short: string; name: string };

/** The same page in the other language, its query kept; drafts stay through useDraft. */
export function LanguageLink({ locale, short, name }: Props) {
  const query = useSearchParams().toString();
  const path = withLocale(usePathname(), otherLocale(locale));
  return (
    <LanguageAnchor locale={locale} short={short} name={name} href={query ? `${path}?${query}` : path} />
  );
}

/** What stands there until the address is known. */
export function LanguageAnchor({ locale, short, name, href }: Props & { href: string }) {
  const target = otherLocale(locale);
  return (
    <Link
      className="lang"
      href={href}
      lang={target}
      hrefLang={target}
      prefetch={false}
      scroll={false}
      onClick={() => rememberLocale(target)}
    >
      <span aria-hidden="true">{short}</span>
      <span className="vh">{name}</span>
    </Link>
  );
}

function rememberLocale(locale: Locale) {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we serve
  document.cookie = `${localeCookie}=${locale}; path=/; max-age=31536000; samesite=lax`;
}
