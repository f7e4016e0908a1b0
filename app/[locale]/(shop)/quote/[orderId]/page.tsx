import { notFound } from "next/navigation";
import { QuoteSkeleton, QuoteView } from "#components/quote/quote-page.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { jsonified } from "#lib/contracts/jsonified.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { getQuotePage } from "#server/queries/quote/quote-page.ts";
import { foundOr404 } from "../../../../found-or-404.ts";
import { pageContext } from "../../../../page-context.ts";

type Props = { params: Promise<{ locale: string; orderId: string }> };

export default function QuotePage({ params }: Props) {
  return (
    <main id="main" className="wrap">
      <PageData waiting={<QuoteSkeleton />}>
        <Quote params={params} />
      </PageData>
    </main>
  );
}

async function Quote({ params }: Props) {
  const { locale, orderId } = await params;
  if (!isLocale(locale)) notFound();
  const ctx = await pageContext(locale);
  const page = await foundOr404(
    locale,
    `/${locale}/quote/${orderId}`,
    () => getQuotePage(ctx, orderId),
    orderId,
  );
  const mail = ctx.actor.kind === "customer" ? ctx.actor.email : null;
  return (
    <MessagesProvider locale={locale} namespaces={["quote", "casting", "geometry", "price"]}>
      <QuoteView page={jsonified(page)} mail={mail} />
    </MessagesProvider>
  );
}
