import { notFound, redirect } from "next/navigation";
import { CheckoutForm } from "#components/checkout/checkout-form.tsx";
import { QuoteSkeleton } from "#components/quote/quote-skeleton.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { jsonified } from "#lib/contracts/jsonified.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { listDeliveries } from "#server/queries/quote/list-deliveries.ts";
import { getQuotePage } from "#server/queries/quote/quote-page.ts";
import { foundOr404 } from "../../../../found-or-404.ts";
import { pageContext } from "../../../../page-context.ts";

type Props = { params: Promise<{ locale: string; orderId: string }> };

export default function CheckoutPage({ params }: Props) {
  return (
    <main id="main" className="wrap">
      <PageData waiting={<QuoteSkeleton />}>
        <Checkout params={params} />
      </PageData>
    </main>
  );
}

async function Checkout({ params }: Props) {
  const { locale, orderId } = await params;
  if (!isLocale(locale)) notFound();
  const ctx = await pageContext(locale);
  const page = await foundOr404(
    locale,
    `/${locale}/checkout/${orderId}`,
    () => getQuotePage(ctx, orderId),
    orderId,
  );
  const { quote } = page;
  if (page.status !== "PRICE_CALCULATED") redirect(`/${locale}/orders/${orderId}`);
  if (!quote || page.isExpired) redirect(`/${locale}/quote/${orderId}`);
  const deliveries = listDeliveries(quote.receipt);
  const email = ctx.actor.kind === "customer" ? ctx.actor.email : null;
  const name = ctx.actor.kind === "customer" && !ctx.actor.anonymous ? ctx.actor.name : "";
  return (
    <MessagesProvider locale={locale} namespaces={["checkout", "price"]}>
      <CheckoutForm
        page={jsonified({ ...page, quote })}
        deliveries={deliveries}
        known={{ name, email: email ?? "" }}
      />
    </MessagesProvider>
  );
}
