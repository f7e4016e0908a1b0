import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { Article } from "#components/shell/article.tsx";
import { LIMITS } from "#lib/geometry/limits.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

const limits = { megabytes: `${LIMITS.fileBytes / 2 ** 20}`, millions: `${LIMITS.triangles / 1e6}` };

type Props = { params: Promise<{ locale: string }> };

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "pages")("files.title") } : {};
}

export default async function FilesPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const t = getTranslator(locale, "pages");
  const sections = [
    { title: t("files.way.title"), text: t("files.way.text") },
    { title: t("files.who.title"), text: t("files.who.text") },
    { title: t("files.limits.title"), text: t("files.limits.text", limits) },
    { title: t("files.left.title"), text: t("files.left.text") },
  ];
  return <Article title={t("files.title")} lead={t("files.lead")} sections={sections} />;
}
