import type { Receipt, ReceiptLine } from "#lib/domain/pricing/receipt.ts";
import { shortFingerprint } from "#lib/domain/pricing/receipt-fingerprint.ts";
import { type Format, getFormat } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { type PriceWords, priceWords } from "#lib/i18n/price-words.ts";
import { getTranslator, type Translator } from "#lib/i18n/translator.ts";
import { describePiece } from "./describe-piece.ts";
import { type Cell, fact, row } from "./rows.ts";
import { closeSheet, keepTogether, MUTED, openSheet, rule, type Sheet, write } from "./sheet.ts";

export interface QuoteDocument {
  locale: Locale;
  /** Zone the dates are printed in, and named beside them. */
  timeZone: string;
  orderNumber: string;
  receipt: Receipt;
  /** SHA-256 of the receipt, 64 hex digits. */
  fingerprint: string;
  pricedAt: Date;
  validUntil: Date;
  /** Civil day of arrival when accepted on the day of pricing, "2026-01-05". */
  promisedDay: string;
  /** Inner diameter of the finished ring, mm; null when it is no ring. */
  ringDiameterMm: number | null;
  /** Sentences in the document's language; null before a certificate exists. */
  certificate: { checked: readonly string[]; notChecked: readonly string[] } | null;
  /** The piece in its metal on white, a square PNG or JPEG; null while it is not drawn. */
  picture: Uint8Array | null;
  /** Who quotes: name, address, tax number, one line each. */
  seller: readonly string[];
}

/** Side of the picture, points: 4.6 cm. */
const PICTURE = 130;

interface Pen {
  sheet: Sheet;
  t: Translator<"documents">;
  format: Format;
  words: PriceWords;
}

/**
 * A quote as a PDF: A4, black on white, embedded faces. Amounts are those of the receipt; the same
 * argument gives the same bytes. Throws when the font package is missing.
 */
export async function renderQuotePdf(quote: QuoteDocument): Promise<Uint8Array> {
  const t = getTranslator(quote.locale, "documents");
  const format = getFormat(quote.locale, quote.timeZone);
  const title = t("quote.title", { number: quote.orderNumber });
  const sheet = await openSheet({ title, locale: quote.locale, createdAt: quote.pricedAt });
  const pen = { sheet, t, format, words: priceWords(getTranslator(quote.locale, "price"), format) };
  writeHead(pen, quote, title);
  writeLines(pen, quote.receipt);
  writeCertificate(pen, quote.certificate);
  writeReckoning(pen, quote.receipt);
  const fingerprint = t("quote.fingerprint", { fingerprint: shortFingerprint(quote.fingerprint) });
  return closeSheet(
    sheet,
    (page, pages) => `${title}. ${fingerprint}. ${t("page", { page: String(page), pages: String(pages) })}`,
  );
}

function writeHead({ sheet: whole, t, format }: Pen, quote: QuoteDocument, title: string): void {
  write(whole, quote.seller.join(" · "), { size: 9, color: MUTED, after: 18 });
  write(whole, title, { size: 20, weight: 600, after: 8 });
  const top = whole.y;
  // the facts leave room for the picture beside them
  const sheet = quote.picture ? { ...whole, width: whole.width - PICTURE } : whole;
  const moment = (date: Date) => `${format.moment(date)} (${format.zone(date)})`;
  fact(sheet, t("quote.priced"), moment(quote.pricedAt));
  fact(sheet, t("quote.validUntil"), moment(quote.validUntil));
  fact(sheet, t("quote.arrival"), arrivalText(t, format, quote));
  for (const [label, value] of describePiece(quote.receipt, quote.ringDiameterMm, quote.locale, format))
    fact(sheet, label, value);
  whole.y = Math.max(sheet.y, quote.picture ? drawPicture(whole, quote.picture, top) : 0) + 14;
}

/** At the right margin; returns where it ends. */
function drawPicture({ pdf, left, width }: Sheet, picture: Uint8Array, top: number): number {
  pdf.image(Buffer.from(picture), left + width - PICTURE, top, { width: PICTURE, height: PICTURE });
  return top + PICTURE;
}

function arrivalText(t: Pen["t"], format: Format, { promisedDay, pricedAt }: QuoteDocument): string {
  return t("quote.arrivalBy", {
    dayText: format.calendarDay(promisedDay),
    acceptedText: format.day(pricedAt),
  });
}

function writeLines({ sheet, t, format, words }: Pen, receipt: Receipt): void {
  // one line with kopeks makes the whole column show them
  const kopeks = [...receipt.lines.map((line) => line.amountMinor), receipt.totalMinor].some((x) => x % 100);
  const amount = (minor: number) => format.money(minor, { kopeks });
  const shown = receipt.lines.filter((line) => line.id !== "tax" || line.amountMinor > 0);
  for (const line of shown)
    row(sheet, amountRow(words.line(line), amount(line.amountMinor), words.note(line, receipt)), {
      line: true,
    });
  keepTogether(sheet, 60);
  rule(sheet, "ink", 0);
  const strong = { size: 13, weight: 600 } as const;
  row(sheet, [
    { text: t("total"), share: 0.7, ...strong },
    { text: amount(receipt.totalMinor), share: 0.3, align: "right", ...strong },
  ]);
  write(sheet, words.tax(receipt), { size: 9, color: MUTED, after: 18 });
}

function amountRow(text: string, amount: string, note: string | null): Cell[] {
  return [
    { text, share: 0.7, note },
    { text: amount, share: 0.3, align: "right" },
  ];
}

function writeCertificate({ sheet, t }: Pen, certificate: QuoteDocument["certificate"]): void {
  const count = certificate ? certificate.checked.length + certificate.notChecked.length : 1;
  // one list on one page, unless it is longer than half of it
  keepTogether(sheet, Math.min(count * 15 + 70, 400));
  write(sheet, t(certificate ? "certificate.title" : "certificate.noneTitle"), {
    size: 13,
    weight: 600,
    after: 4,
  });
  if (!certificate) {
    write(sheet, t("certificate.none"), { after: 14 });
    return;
  }
  for (const [title, sentences] of [
    [t("certificate.checked"), certificate.checked],
    [t("certificate.notChecked"), certificate.notChecked],
  ] as const) {
    if (sentences.length === 0) continue;
    keepTogether(sheet, 40);
    write(sheet, title, { weight: 600, size: 10 });
    for (const sentence of sentences)
      row(
        sheet,
        [
          { text: "—", share: 0.03 },
          { text: sentence, share: 0.97 },
        ],
        { pad: 0.5 },
      );
    sheet.y += 6;
  }
  sheet.y += 8;
}

/** Every line opened, so that a reader can redo the sum with a pocket calculator. */
function writeReckoning({ sheet, t, words }: Pen, receipt: Receipt): void {
  keepTogether(sheet, 80);
  write(sheet, t("quote.reckoning"), { size: 13, weight: 600, after: 2 });
  for (const line of receipt.lines) {
    keepTogether(sheet, 12 + 12 * line.steps.length);
    sheet.y += 5;
    write(sheet, words.line(line), { size: 9, weight: 600 });
    for (const step of line.steps) writeStep(sheet, words, step);
  }
  sheet.y += 10;
  write(sheet, receipt.rounding.map((note) => `${words.rounding(note)}.`).join(" "), {
    size: 8.5,
    color: MUTED,
  });
}

function writeStep(sheet: Sheet, words: PriceWords, step: ReceiptLine["steps"][number]): void {
  const { label, value } = words.step(step);
  const size = 8.5;
  row(
    sheet,
    [
      { text: label, share: 0.7, size },
      { text: value, share: 0.3, size, align: "right" },
    ],
    { pad: 0.25 },
  );
}
