import { notFound } from "next/navigation";
import { Findings } from "#components/landing/findings.tsx";
import { Hero } from "#components/landing/hero.tsx";
import { stepOffsets } from "#components/landing/schedule.ts";
import { Steps } from "#components/landing/steps.tsx";
import { Vows } from "#components/landing/vows.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { DropZone } from "#components/upload/drop-zone.tsx";
import { isLocale } from "#lib/i18n/locale.ts";

type Props = { params: Promise<{ locale: string }> };

export default async function LandingPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <MessagesProvider locale={locale} namespaces={["landing", "upload"]}>
      <main id="main">
        <Hero locale={locale}>
          <DropZone />
        </Hero>
        <Steps steps={stepOffsets()} />
        <Findings locale={locale} />
        <Vows locale={locale} />
      </main>
    </MessagesProvider>
  );
}
