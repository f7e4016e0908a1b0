import type { CastabilityCertificate } from "#lib/domain/castability.ts";
import { certificateWords } from "#lib/i18n/certificate-words.ts";
import { findingWords } from "#lib/i18n/finding-words.ts";
import { getFormat } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { homeTimeZone } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import type { Ctx } from "#server/context.ts";
import { renderQuotePdf } from "#server/documents/quote-pdf.ts";
import { notFound } from "#server/errors.ts";
import { findPrintedPicture } from "./printed-picture.ts";
import { getQuotePage } from "./quote-page.ts";
import { SELLER } from "./seller.ts";

export type PdfFile = { name: string; bytes: Uint8Array };

/** The order's present quote on paper, for its owner; NOT_FOUND while there is none. */
export async function getQuoteDocument(ctx: Ctx, orderId: string, locale: Locale): Promise<PdfFile> {
  const page = await getQuotePage(ctx, orderId);
  const { quote } = page;
  if (!quote) throw notFound("quote");
  const bytes = await renderQuotePdf({
    locale,
    timeZone: homeTimeZone,
    orderNumber: page.number,
    receipt: quote.receipt,
    fingerprint: quote.fingerprint,
    pricedAt: quote.madeAt,
    validUntil: quote.validUntil,
    promisedDay: page.arrival,
    ringDiameterMm: null,
    certificate: quote.certificate && printed(quote.certificate, locale),
    picture: await findPrintedPicture(ctx, { orderId, dressed: quote.receipt.inputs }),
    seller: SELLER[locale],
  });
  return { name: `${page.number}-quote.pdf`, bytes };
}

/** The certificate in sentences: what blocks stands first among what was checked. */
function printed(certificate: CastabilityCertificate, locale: Locale) {
  const format = getFormat(locale);
  const { lead, checked, notChecked, versions } = certificateWords(
    getTranslator(locale, "casting"),
    format,
    certificate,
  );
  const wordsOf = findingWords(getTranslator(locale, "geometry"), format);
  const found = certificate.findings.filter(({ severity }) => severity !== "info").map(wordsOf);
  return { checked: [lead, ...found, ...checked, versions], notChecked };
}
