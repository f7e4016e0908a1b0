import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Article } from "#components/shell/article.tsx";
import { DEFAULT_PRICE_RULES } from "#lib/domain/pricing/default-price-rules.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "pages")("delivery.title") } : {};
}

export default async function DeliveryPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, "pages");
  const days = DEFAULT_PRICE_RULES.operations.promiseDays;
  const sections = [
    { title: t("delivery.term.title"), text: t("delivery.term.text", { days }) },
    { title: t("delivery.late.title"), text: t("delivery.late.text") },
    { title: t("delivery.ways.title"), text: t("delivery.ways.text") },
    { title: t("delivery.cancel.title"), text: t("delivery.cancel.text") },
    { title: t("delivery.defect.title"), text: t("delivery.defect.text") },
  ];
  return <Article title={t("delivery.title")} lead={t("delivery.lead")} sections={sections} />;
}
