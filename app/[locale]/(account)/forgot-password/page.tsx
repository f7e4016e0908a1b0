import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountFrame } from "#components/account/account-frame.tsx";
import { ForgotPasswordForm } from "#components/account/forgot-password-form.tsx";
import { OnwardLink } from "#components/account/onward-link.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { paths } from "#components/shell/sections.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "account")("forgot.title") } : {};
}

export default async function ForgotPasswordPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, "account");
  return (
    <MessagesProvider locale={locale} namespaces={["account"]}>
      <AccountFrame title={t("forgot.title")} lead={t("forgot.lead")}>
        <ForgotPasswordForm />
        <p>
          <OnwardLink href={paths.signIn(locale)}>{t("forgot.toSignIn")}</OnwardLink>
        </p>
      </AccountFrame>
    </MessagesProvider>
  );
}
