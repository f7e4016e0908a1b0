import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffContext } from "#app/page-context.ts";
import { WorkSkeleton } from "#components/board/work-skeleton.tsx";
import { WorkView } from "#components/board/work-view.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { paths } from "#components/shell/sections.ts";
import { Denied } from "#components/staff/denied.tsx";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { getWork } from "#server/queries/board/get-work.ts";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<{ order?: string | string[] }>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "work")("title") } : {};
}

export default async function WorkPage(props: Props) {
  const { locale } = await props.params;
  if (!isLocale(locale)) notFound();
  return (
    <PageData waiting={<WorkSkeleton locale={locale} />}>
      <Work {...props} />
    </PageData>
  );
}

async function Work({ params, searchParams }: Props) {
  const [{ locale }, { order }] = await Promise.all([params, searchParams]);
  if (!isLocale(locale)) notFound();
  const { ctx, denied } = await staffContext(locale, paths.work(locale), "operator", "admin");
  if (denied) return <Denied locale={locale} {...denied} />;
  const asked = typeof order === "string" ? order.slice(0, 40) : null;
  const data = await getWork(ctx, asked);
  return (
    <MessagesProvider
      locale={locale}
      namespaces={["work", "board", "staff", "price", "geometry", "casting", "model"]}
    >
      <WorkView key={asked} first={data} asked={asked} />
    </MessagesProvider>
  );
}
