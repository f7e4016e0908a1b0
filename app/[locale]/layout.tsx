import type { Metadata, Viewport } from "next";
import { notFound } from "next/navigation";
import type { ReactNode } from "react";
import { fontVariables } from "#app/fonts.ts";
import { ConnectionBanner } from "#components/shell/connection-banner.tsx";
import { IntlMessages } from "#components/shell/intl-messages.tsx";
import { ThemeKeeper } from "#components/shell/theme-keeper.tsx";
import { ToastRegion } from "#components/ui/toast-region.tsx";
import { pickMessages } from "#lib/i18n/catalogue.ts";
import { isLocale, locales } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import "#app/styles/tokens.css";
import "#app/styles/base.css";

type Props = { children: ReactNode; params: Promise<{ locale: string }> };

export function generateStaticParams() {
  return locales.map((locale) => ({ locale }));
}

export const viewport: Viewport = {
  themeColor: [
    { media: "(prefers-color-scheme: light)", color: "#FAF7F2" },
    { media: "(prefers-color-scheme: dark)", color: "#14120F" },
  ],
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  if (!isLocale(locale)) return {};
  const t = getTranslator(locale, "common");
  return { title: { default: t("title"), template: `%s · ${t("brand")}` }, description: t("description") };
}

export default async function RootLayout({ children, params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, "common");
  return (
    // the theme script changes data-theme before React wakes
    <html lang={locale} className={fontVariables} suppressHydrationWarning>
      <body>
        <ThemeKeeper />
        <IntlMessages locale={locale} messages={pickMessages(locale, ["common", "states", "errors"])}>
          <ConnectionBanner />
          {children}
          <ToastRegion closeLabel={t("action.close")} />
        </IntlMessages>
      </body>
    </html>
  );
}
