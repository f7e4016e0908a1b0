import { notFound } from "next/navigation";
import { OrderSkeleton } from "#components/order/order-skeleton.tsx";
import { OrderView } from "#components/order/order-view.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { jsonified } from "#lib/contracts/jsonified.ts";
import { isLocale, type Locale } from "#lib/i18n/locale.ts";
import { getOrderPage } from "#server/queries/order/order-page.ts";
import { foundOr404 } from "../../../../found-or-404.ts";
import { pageContext } from "../../../../page-context.ts";

type Props = { params: Promise<{ locale: string; orderId: string }> };

export default function OrderPage({ params }: Props) {
  return (
    <main id="main" className="wrap">
      <PageData waiting={<OrderSkeleton />}>
        <Order params={params} />
      </PageData>
    </main>
  );
}

async function Order({ params }: Props) {
  const { locale, orderId } = await params;
  if (!isLocale(locale)) notFound();
  const { order, isGuest } = await load(locale, orderId);
  return (
    <MessagesProvider locale={locale} namespaces={["order", "casting", "geometry", "price"]}>
      <OrderView order={jsonified(order)} isGuest={isGuest} now={new Date().toISOString()} />
    </MessagesProvider>
  );
}

async function load(locale: Locale, orderId: string) {
  const ctx = await pageContext(locale);
  const path = `/${locale}/orders/${orderId}`;
  const order = await foundOr404(locale, path, () => getOrderPage(ctx, orderId), orderId);
  return { order, isGuest: ctx.actor.kind === "customer" && ctx.actor.anonymous };
}
