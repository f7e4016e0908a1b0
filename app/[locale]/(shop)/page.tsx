import { notFound } from "next/navigation";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

type Props = { params: Promise<{ locale: string }> };

export default async function LandingPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <main id="main" className="wrap">
      <h1 className="display">{getTranslator(locale, "common")("title")}</h1>
    </main>
  );
}
