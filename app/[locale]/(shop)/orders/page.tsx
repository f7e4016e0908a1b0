import { notFound } from "next/navigation";
import { OrdersList } from "#components/order/orders-list.tsx";
import { OrdersSkeleton } from "#components/order/orders-skeleton.tsx";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { jsonified } from "#lib/contracts/jsonified.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { listMyOrders } from "#server/queries/order/list-my-orders.ts";
import { readList } from "#server/replica/read-list.ts";
import { pageContext } from "../../../page-context.ts";

type Props = { params: Promise<{ locale: string }> };

export default async function OrdersPage({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  return (
    <main id="main" className="wrap">
      <h1 className="h1 page-title">{getTranslator(locale, "orders")("title")}</h1>
      <MessagesProvider locale={locale} namespaces={["orders", "price"]}>
        <PageData waiting={<OrdersSkeleton />}>
          <Orders params={params} />
        </PageData>
      </MessagesProvider>
    </main>
  );
}

async function Orders({ params }: Props) {
  const { locale } = await params;
  if (!isLocale(locale)) notFound();
  const ctx = await pageContext(locale);
  const first = await readList(ctx, (at) => listMyOrders(at, {}));
  const isGuest = ctx.actor.kind !== "customer" || ctx.actor.anonymous;
  return <OrdersList first={jsonified(first)} isGuest={isGuest} />;
}
