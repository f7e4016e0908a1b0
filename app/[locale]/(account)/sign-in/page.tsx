import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountFrame } from "#components/account/account-frame.tsx";
import { OnwardLink } from "#components/account/onward-link.tsx";
import { SignInForm } from "#components/account/sign-in-form.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { paths } from "#components/shell/sections.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "account")("signIn.title") } : {};
}

export default async function SignInPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, "account");
  return (
    <MessagesProvider locale={locale} namespaces={["account"]}>
      <AccountFrame title={t("signIn.title")} lead={t("signIn.lead")}>
        <SignInForm />
        <p>
          <OnwardLink href={paths.forgotPassword(locale)}>{t("signIn.forgot")}</OnwardLink>
        </p>
        <p>
          <OnwardLink href={paths.signUp(locale)}>{t("signIn.toSignUp")}</OnwardLink>
        </p>
      </AccountFrame>
    </MessagesProvider>
  );
}
