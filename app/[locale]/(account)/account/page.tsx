import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { accountContext } from "#app/page-context.ts";
import { AccountSections } from "#components/account/account-sections.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { paths } from "#components/shell/sections.ts";
import { Skeleton, SkeletonGroup } from "#components/ui/skeleton.tsx";
import { isLocale, type Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { getSettings } from "#server/queries/account/get-settings.ts";
import { listSessions } from "#server/queries/account/list-sessions.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "account")("settings.title") } : {};
}

export default async function AccountPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, "account");
  const waiting = (
    <SkeletonGroup words={t("sessions.loading")}>
      <Skeleton height={320} />
    </SkeletonGroup>
  );
  return (
    <main id="main" className="wrap stack roomy" style={{ maxWidth: 720 }}>
      <h1 className="h1">{t("settings.title")}</h1>
      <PageData waiting={waiting}>
        <Own locale={locale} />
      </PageData>
    </main>
  );
}

async function Own({ locale }: { locale: Locale }) {
  const ctx = await accountContext(locale, paths.account(locale));
  const [settings, sessions] = await Promise.all([getSettings(ctx), listSessions(ctx)]);
  return (
    <MessagesProvider locale={locale} namespaces={["account"]}>
      <AccountSections locale={locale} settings={settings} sessions={sessions} />
    </MessagesProvider>
  );
}
