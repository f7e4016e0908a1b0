import sharp from "sharp";
import { describe, expect, it } from "vitest";
import { sumMinor } from "#lib/domain/money.ts";
import { calculateQuote } from "#lib/domain/pricing/calculate-quote.ts";
import { DEFAULT_PRICE_RULES as rules } from "#lib/domain/pricing/default-price-rules.ts";
import { F1042 } from "#lib/domain/pricing/example-f1042.ts";
import { receiptFingerprint } from "#lib/domain/pricing/receipt-fingerprint.ts";
import { pdfPages, pdfText } from "#tests/support/pdf-text.ts";
import { type InvoiceDocument, invoiceRows, renderInvoicePdf } from "./invoice-pdf.ts";
import { type QuoteDocument, renderQuotePdf } from "./quote-pdf.ts";

const receipt = calculateQuote(F1042, rules);
const quote: QuoteDocument = {
  locale: "ru",
  timeZone: "Europe/Moscow",
  orderNumber: "F-1042",
  receipt,
  fingerprint: receiptFingerprint(receipt),
  pricedAt: new Date("2025-12-15T09:12:00+03:00"),
  validUntil: new Date("2025-12-16T12:00:00+03:00"),
  promisedDay: "2026-01-05",
  ringDiameterMm: 17.5,
  certificate: { checked: ["Тело замкнуто"], notChecked: ["Как кольцо переносит удары"] },
  picture: null,
  seller: ["ООО «Фасет»"],
};
const invoice: InvoiceDocument = {
  locale: "ru",
  timeZone: "Europe/Moscow",
  invoiceNumber: "2025-000417",
  issuedAt: quote.pricedAt,
  orderNumber: "F-1042",
  receipt,
  seller: ["ООО «Фасет»", "ИНН 7700000000"],
  buyer: ["Екатерина Ёлкина", "Łódź, Świętokrzyska 5"],
  payment: { state: "due", until: new Date("2025-12-20T09:00:00+03:00") },
};

// runs end where the face changes, so the text is compared without its spaces
const wordsOf = (file: Uint8Array) => pdfText(file).join("").replaceAll(/\s/g, "");
const squeeze = (text: string) => text.replaceAll(/\s/g, "");

describe("the quote", () => {
  it("can be read back: number, dates, lines, total and tax, ё, № and ₽", async () => {
    const text = wordsOf(await renderQuotePdf(quote));
    for (const words of [
      "Расчёт цены, заказ № F-1042",
      "16 декабря 2025, 12:00 (GMT+3)",
      "5 января 2026, если принять цену 15 декабря 2025",
      "17,5 мм (US 7¼, EU 55)",
      "Печать и литьё",
      "36 200 ₽",
      "Итого52 340 ₽",
      "В том числе НДС 22 %: 9 438,36 ₽",
      "Как кольцо переносит удары",
      "7 462,00 ₽/г",
      "Страница 1 из 2",
    ])
      expect(text).toContain(squeeze(words));
    expect(text).not.toContain("\ufffd");
  });

  it("speaks English", async () => {
    const text = wordsOf(await renderQuotePdf({ ...quote, locale: "en", certificate: null }));
    for (const words of [
      "Quote, order No. F-1042",
      "₽52,340",
      "Valid untilDecember 16, 2025",
      "Casting check",
    ])
      expect(text).toContain(squeeze(words));
  });

  it("shows the piece beside its facts, which stay the same", async () => {
    const white = { width: 40, height: 40, channels: 3, background: "#fff" } as const;
    const picture = await sharp({ create: white }).jpeg().toBuffer();
    const [plain, pictured] = [await renderQuotePdf(quote), await renderQuotePdf({ ...quote, picture })];
    const images = (file: Uint8Array) =>
      Buffer.from(file).toString("latin1").split("/Subtype /Image").length - 1;
    expect([images(plain), images(pictured)]).toEqual([0, 1]);
    // another page break moves words, and loses none
    const letters = (file: Uint8Array) => [...wordsOf(file)].toSorted().join("");
    expect(letters(pictured)).toBe(letters(plain));
  });

  it("is the same file for the same quote", async () => {
    expect(Buffer.compare(await renderQuotePdf(quote), await renderQuotePdf(quote))).toBe(0);
  });

  it("shows kopeks in the whole column when one line has them", async () => {
    const added = calculateQuote({ ...F1042, taxRegion: "CA-AB", quantity: 3 }, rules);
    const text = wordsOf(await renderQuotePdf({ ...quote, receipt: added, certificate: null }));
    expect(added.taxMinor % 100).not.toBe(0);
    expect(text).toContain("108600,00₽");
  });

  it("carries a long list over pages without losing a row", async () => {
    const many = Array.from({ length: 90 }, (_, i) => `Проверка ${i + 1}: ${"стенка ".repeat(i % 30)}`);
    const file = await renderQuotePdf({ ...quote, certificate: { checked: many, notChecked: [] } });
    expect(pdfPages(file)).toBeGreaterThan(3);
    const text = wordsOf(file);
    for (const check of many) expect(text).toContain(squeeze(check));
  });
});

describe("the invoice", () => {
  it("can be read back, with the sum in words", async () => {
    const text = wordsOf(await renderInvoicePdf(invoice));
    for (const words of [
      "Счёт № 2025-000417 от 15 декабря 2025",
      "Екатерина Ёлкина, Łódź, Świętokrzyska 5",
      "Оплатить до 20 декабря 2025, 09:00 (GMT+3)",
      "Всего к оплате52 340,00 ₽",
      "НДС 22 %9 438,36 ₽",
      "Пятьдесят две тысячи триста сорок рублей 00 копеек",
    ])
      expect(text).toContain(squeeze(words));
    const paid = { ...invoice, locale: "en", payment: { state: "paid", at: quote.pricedAt } } as const;
    expect(wordsOf(await renderInvoicePdf(paid))).toContain("PaidDecember15,2025,09:12(GMT+3)");
  });

  it.each(["RU", "CA-AB", "EXPORT"])("adds up by row and by column to the kopek: %s", (taxRegion) => {
    for (let quantity = 1; quantity <= 40; quantity += 3) {
      const each = calculateQuote({ ...F1042, taxRegion, quantity }, rules);
      const rows = invoiceRows(each);
      const column = (pick: (row: (typeof rows)[number]) => number) => sumMinor(rows.map(pick));
      expect(column((row) => row.grossMinor)).toBe(each.totalMinor);
      expect(column((row) => row.taxMinor)).toBe(each.taxMinor);
      for (const row of rows) expect(row.netMinor + row.taxMinor).toBe(row.grossMinor);
    }
  });

  it("has no row for a delivery that costs nothing", () => {
    const free = calculateQuote({ ...F1042, deliveryMethod: "workshop_pickup" }, rules);
    expect(invoiceRows(free).map((row) => row.id)).toEqual(["piece"]);
  });
});
