import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { staffContext } from "#app/page-context.ts";
import { QueueView } from "#components/sales/queue-view.tsx";
import { SalesSkeleton } from "#components/sales/sales-skeleton.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { paths } from "#components/shell/sections.ts";
import { Denied } from "#components/staff/denied.tsx";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { getQueue } from "#server/queries/sales/get-queue.ts";
import { readList } from "#server/replica/read-list.ts";
import { readQueueQuery } from "./read-query.ts";

type Props = {
  params: Promise<{ locale: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  return isLocale(locale) ? { title: getTranslator(locale, "sales")("title") } : {};
}

export default async function SalesPage(props: Props) {
  const { locale } = await props.params;
  if (!isLocale(locale)) notFound();
  return (
    <PageData waiting={<SalesSkeleton locale={locale} words="loading" />}>
      <Queue {...props} />
    </PageData>
  );
}

async function Queue({ params, searchParams }: Props) {
  const [{ locale }, search] = await Promise.all([params, searchParams]);
  if (!isLocale(locale)) notFound();
  const { ctx, denied } = await staffContext(locale, paths.sales(locale), "seller", "admin");
  if (denied) return <Denied locale={locale} {...denied} />;
  const query = readQueueQuery(search);
  const data = await readList(ctx, (at) => getQueue(at, query));
  return (
    <MessagesProvider locale={locale} namespaces={["sales", "staff"]}>
      <QueueView key={JSON.stringify(query)} data={data} />
    </MessagesProvider>
  );
}
