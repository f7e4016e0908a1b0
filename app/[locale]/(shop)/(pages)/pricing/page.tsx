import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Article } from "#components/shell/article.tsx";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "pages")("pricing.title") } : {};
}

export default async function PricingPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, "pages");
  const names = ["metal", "work", "extra", "tax", "valid", "person"] as const;
  const sections = names.map((name) => ({
    title: t(`pricing.${name}.title`),
    text: t(`pricing.${name}.text`),
  }));
  return <Article title={t("pricing.title")} lead={t("pricing.lead")} sections={sections} />;
}
