import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { AccountFrame } from "#components/account/account-frame.tsx";
import { OnwardLink } from "#components/account/onward-link.tsx";
import { SignUpForm } from "#components/account/sign-up-form.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { paths } from "#components/shell/sections.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "account")("signUp.title") } : {};
}

export default async function SignUpPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, "account");
  return (
    <MessagesProvider locale={locale} namespaces={["account"]}>
      <AccountFrame title={t("signUp.title")} lead={t("signUp.lead")}>
        <SignUpForm />
        <p>
          <OnwardLink href={paths.signIn(locale)}>{t("signUp.toSignIn")}</OnwardLink>
        </p>
      </AccountFrame>
    </MessagesProvider>
  );
}
