import { homeTimeZone, type Locale } from "#lib/i18n/locale.ts";
import type { Ctx } from "#server/context.ts";
import { type InvoiceDocument, renderInvoicePdf } from "#server/documents/invoice-pdf.ts";
import { notFound } from "#server/errors.ts";
import { getOrderPage, type OrderPage } from "../order/order-page.ts";
import type { PdfFile } from "./quote-document.ts";
import { getQuotePage } from "./quote-page.ts";
import { SELLER } from "./seller.ts";

/** The invoice of an accepted order, for its owner. Its number is the order's: one order, one invoice, no gap. */
export async function getInvoiceDocument(ctx: Ctx, orderId: string, locale: Locale): Promise<PdfFile> {
  const [order, { quote }] = await Promise.all([getOrderPage(ctx, orderId), getQuotePage(ctx, orderId)]);
  const accepted = order.steps.flatMap((step) => step.events).find(({ event }) => event === "price_accepted");
  if (!quote || !order.contact || !accepted) throw notFound("invoice");
  const { contact } = order;
  const place = [contact.address.postcode, contact.address.city, contact.address.street]
    .filter(Boolean)
    .join(", ");
  const bytes = await renderInvoicePdf({
    locale,
    timeZone: homeTimeZone,
    invoiceNumber: order.number,
    issuedAt: accepted.at,
    orderNumber: order.number,
    receipt: quote.receipt,
    seller: SELLER[locale],
    buyer: [contact.name, place].filter(Boolean),
    payment: paymentOf(order, accepted.at),
  });
  return { name: `${order.number}-invoice.pdf`, bytes };
}

function paymentOf(order: OrderPage, acceptedAt: Date): InvoiceDocument["payment"] {
  const at = order.lastEvent.at;
  if (order.paymentStatus === "captured") return { state: "paid", at };
  if (order.paymentStatus === "refunded" || order.paymentStatus === "voided")
    return { state: "refunded", at };
  return { state: "held", at: acceptedAt };
}
