import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Article } from "#components/shell/article.tsx";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "pages")("contact.title") } : {};
}

export default async function ContactPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, "pages");
  const address = t("contact.address");
  const sections = [
    { title: t("contact.order.title"), text: t("contact.order.text") },
    { title: t("contact.other.title"), text: t("contact.other.text", { address }) },
  ];
  return <Article title={t("contact.title")} lead={t("contact.lead")} sections={sections} />;
}
