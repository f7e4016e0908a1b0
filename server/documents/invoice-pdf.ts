import { allocateMinor } from "#lib/domain/money.ts";
import type { Receipt } from "#lib/domain/pricing/receipt.ts";
import { type Format, getFormat } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { priceWords } from "#lib/i18n/price-words.ts";
import { getTranslator, type Translator } from "#lib/i18n/translator.ts";
import { amountInWords } from "./amount-in-words.ts";
import { type Cell, fact, row } from "./rows.ts";
import { closeSheet, keepTogether, MUTED, openSheet, rule, type Sheet, write } from "./sheet.ts";

export interface InvoiceDocument {
  locale: Locale;
  timeZone: string;
  /** Given by the caller, who keeps the series free of gaps. */
  invoiceNumber: string;
  issuedAt: Date;
  orderNumber: string;
  receipt: Receipt;
  /** Name, address, tax number, bank: one line each. */
  seller: readonly string[];
  buyer: readonly string[];
  payment: { state: "due"; until: Date } | { state: "held" | "paid" | "refunded"; at: Date };
}

export interface InvoiceRow {
  id: "piece" | "delivery";
  quantity: number;
  netMinor: number;
  taxMinor: number;
  grossMinor: number;
}

/**
 * The rows of an invoice. Net, tax and gross add up to the kopek, by row and by column; the tax of the
 * receipt is split by amount without a remainder.
 */
export function invoiceRows(receipt: Receipt): InvoiceRow[] {
  const delivery = receipt.lines.find((line) => line.id === "delivery")?.amountMinor ?? 0;
  const beforeTax = receipt.totalMinor - (receipt.tax.mode === "added" ? receipt.taxMinor : 0);
  const amounts = [beforeTax - delivery, delivery];
  const taxes = allocateMinor(receipt.taxMinor, beforeTax > 0 ? amounts : [1, 0]);
  const rows = amounts.map((amount, i): InvoiceRow => {
    const taxMinor = taxes[i] ?? 0;
    const netMinor = receipt.tax.mode === "added" ? amount : amount - taxMinor;
    return {
      id: i === 0 ? "piece" : "delivery",
      quantity: i === 0 ? receipt.inputs.quantity : 1,
      netMinor,
      taxMinor,
      grossMinor: netMinor + taxMinor,
    };
  });
  return rows.filter((each) => each.id === "piece" || each.grossMinor > 0);
}

interface Pen {
  sheet: Sheet;
  t: Translator<"documents">;
  format: Format;
}

/** An invoice as a PDF: A4, black on white, sums to the kopek and in words. Same argument, same bytes. */
export async function renderInvoicePdf(invoice: InvoiceDocument): Promise<Uint8Array> {
  const t = getTranslator(invoice.locale, "documents");
  const format = getFormat(invoice.locale, invoice.timeZone);
  const title = t("invoice.title", { number: invoice.invoiceNumber, dayText: format.day(invoice.issuedAt) });
  const sheet = await openSheet({ title, locale: invoice.locale, createdAt: invoice.issuedAt });
  const pen = { sheet, t, format };
  write(sheet, title, { size: 20, weight: 600, after: 12 });
  fact(sheet, t("invoice.seller"), invoice.seller.join(", "));
  fact(sheet, t("invoice.buyer"), invoice.buyer.join(", "));
  fact(sheet, t("invoice.order"), invoice.orderNumber);
  fact(sheet, t("invoice.payment"), paymentText(pen, invoice.payment));
  sheet.y += 14;
  writeRows(pen, invoice);
  writeTotals(pen, invoice);
  return closeSheet(
    sheet,
    (page, pages) => `${title}. ${t("page", { page: String(page), pages: String(pages) })}`,
  );
}

function paymentText({ t, format }: Pen, payment: InvoiceDocument["payment"]): string {
  const moment = payment.state === "due" ? payment.until : payment.at;
  const momentText = `${format.moment(moment)} (${format.zone(moment)})`;
  return t(`invoice.${payment.state}`, { momentText });
}

const SHARES = [0.4, 0.08, 0.18, 0.16, 0.18] as const;

function writeRows({ sheet, t, format }: Pen, { receipt, orderNumber, locale }: InvoiceDocument): void {
  const money = (minor: number) => format.money(minor, { kopeks: true });
  const cells = (texts: readonly string[], style: Partial<Cell>): Cell[] =>
    texts.map((text, i) => ({ text, share: SHARES[i] ?? 0, align: i === 0 ? "left" : "right", ...style }));
  const heads = ["item", "quantity", "net", "tax", "gross"] as const;
  row(
    sheet,
    cells(
      heads.map((head) => t(`invoice.columns.${head}`)),
      { size: 8.5, color: MUTED },
    ),
  );
  for (const each of invoiceRows(receipt)) {
    const name = invoiceItem(each.id, receipt, orderNumber, locale);
    const figures = [each.netMinor, each.taxMinor, each.grossMinor].map(money);
    row(sheet, cells([name, format.number(each.quantity), ...figures], { size: 9.5 }), { line: true });
  }
}

function invoiceItem(id: InvoiceRow["id"], receipt: Receipt, number: string, locale: Locale): string {
  const t = getTranslator(locale, "documents");
  const price = getTranslator(locale, "price");
  if (id === "delivery")
    return t("invoice.delivery", { methodText: price(`deliveryMethods.${receipt.inputs.deliveryMethod}`) });
  return t("invoice.piece", { metalText: price(`metals.${receipt.inputs.metalId}`), number });
}

function writeTotals({ sheet, t, format }: Pen, { receipt, locale, timeZone }: InvoiceDocument): void {
  const money = (minor: number) => format.money(minor, { kopeks: true });
  const net = receipt.totalMinor - receipt.taxMinor;
  const percentText = format.percent(receipt.tax.rate / 100);
  keepTogether(sheet, 110);
  rule(sheet, "ink", 4);
  for (const [text, minor] of [
    [t("invoice.net"), net],
    [taxName(receipt, t, percentText), receipt.taxMinor],
  ] as const)
    totalRow(sheet, text, money(minor), { size: 10 });
  totalRow(sheet, t("invoice.total"), money(receipt.totalMinor), { size: 13, weight: 600 });
  sheet.y += 6;
  write(sheet, amountInWords(receipt.totalMinor, locale), { after: 16 });
  const words = priceWords(getTranslator(locale, "price"), getFormat(locale, timeZone));
  write(sheet, t("invoice.breakdown"), { size: 9, weight: 600, after: 2 });
  for (const line of receipt.lines.filter((each) => each.amountMinor !== 0))
    totalRow(sheet, words.line(line), money(line.amountMinor), { size: 9 });
}

function taxName({ tax }: Receipt, t: Pen["t"], percentText: string): string {
  if (tax.rate === 0) return t("invoice.noTax");
  return tax.mode === "included" ? t("invoice.vat", { percentText }) : t("invoice.tax", { percentText });
}

function totalRow(sheet: Sheet, text: string, amount: string, style: Partial<Cell>): void {
  const cells: Cell[] = [
    { text, share: 0.7, ...style },
    { text: amount, share: 0.3, align: "right", ...style },
  ];
  row(sheet, cells, { pad: 1.5 });
}
