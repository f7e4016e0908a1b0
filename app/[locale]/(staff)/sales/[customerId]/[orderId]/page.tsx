import { notFound } from "next/navigation";
import { foundOr404 } from "#app/found-or-404.ts";
import { staffContext } from "#app/page-context.ts";
import { OrderSkeleton } from "#components/order/order-skeleton.tsx";
import { DeskView } from "#components/sales/desk-view.tsx";
import { deskPath } from "#components/sales/sales-data.ts";
import { MessagesProvider } from "#components/shell/messages-provider.tsx";
import { PageData } from "#components/shell/page-data.tsx";
import { Denied } from "#components/staff/denied.tsx";
import { StaffOrderRef } from "#lib/contracts/order.ts";
import { isLocale } from "#lib/i18n/locale.ts";
import { findPlace } from "#server/queries/sales/find-place.ts";
import { getOrderDesk } from "#server/queries/sales/order-desk.ts";
import { isTab } from "../../read-query.ts";

type Props = {
  params: Promise<{ locale: string; customerId: string; orderId: string }>;
  searchParams: Promise<{ tab?: string | string[] }>;
};

export default function SalesOrderPage(props: Props) {
  return (
    <PageData waiting={<OrderSkeleton />}>
      <Desk {...props} />
    </PageData>
  );
}

async function Desk({ params, searchParams }: Props) {
  const [{ locale, ...rest }, { tab }] = await Promise.all([params, searchParams]);
  const ref = StaffOrderRef.safeParse(rest).data;
  if (!isLocale(locale) || !ref) notFound();
  const path = deskPath(locale, ref, isTab(tab) ? tab : null);
  const { ctx, denied } = await staffContext(locale, path, "seller", "admin");
  if (denied) return <Denied locale={locale} {...denied} />;
  const [desk, place] = await Promise.all([
    foundOr404(locale, path, () => getOrderDesk(ctx, ref), ref.orderId),
    isTab(tab) ? findPlace(ctx, tab, ref.orderId) : null,
  ]);
  return (
    <MessagesProvider
      locale={locale}
      namespaces={["sales", "staff", "price", "geometry", "casting", "model"]}
    >
      <DeskView key={desk.order.orderId} first={desk} place={place} />
    </MessagesProvider>
  );
}
