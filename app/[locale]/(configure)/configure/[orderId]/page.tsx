import { notFound, redirect } from "next/navigation";
import { ConfigureSkeleton, ConfigureView } from "#components/configure/configure-page.tsx";
import { pastConfiguring } from "#components/configure/past-configuring.ts";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { jsonified } from "#lib/contracts/jsonified.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { getConfigurePage } from "#server/queries/configure/configure-page.ts";
import { foundOr404 } from "../../../../found-or-404.ts";
import { pageContext } from "../../../../page-context.ts";

type Props = { params: Promise<{ locale: string; orderId: string }> };

export default function ConfigurePage({ params }: Props) {
  return (
    <main id="main">
      <PageData waiting={<ConfigureSkeleton />}>
        <Configure params={params} />
      </PageData>
    </main>
  );
}

async function Configure({ params }: Props) {
  const { locale, orderId } = await params;
  if (!isLocale(locale)) notFound();
  const ctx = await pageContext(locale);
  const page = await foundOr404(
    locale,
    `/${locale}/configure/${orderId}`,
    () => getConfigurePage(ctx, orderId),
    orderId,
  );
  const next = pastConfiguring(page.status);
  if (next) redirect(`/${locale}/${next}/${orderId}`);
  return (
    <MessagesProvider
      locale={locale}
      namespaces={["configure", "model", "geometry", "casting", "upload", "price"]}
    >
      <ConfigureView page={jsonified(page)} />
    </MessagesProvider>
  );
}
