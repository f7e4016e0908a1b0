import type { Locale } from "#lib/i18n/locale.ts";
import { homeTimeZone } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import type { Ctx } from "#server/context.ts";
import { renderQuotePdf } from "#server/documents/quote-pdf.ts";
import { notFound } from "#server/errors.ts";
import { getQuotePage } from "./quote-page.ts";
import { SELLER } from "./seller.ts";

export type PdfFile = { name: string; bytes: Uint8Array };

/** The order's present quote on paper, for its owner; NOT_FOUND while there is none. */
export async function getQuoteDocument(ctx: Ctx, orderId: string, locale: Locale): Promise<PdfFile> {
  const page = await getQuotePage(ctx, orderId);
  const { quote } = page;
  if (!quote) throw notFound("quote");
  const t = getTranslator(locale, "quote");
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
    certificate: {
      checked: [],
      notChecked: [t("certificate.walls"), t("certificate.wear"), t("certificate.likeness")],
    },
    seller: SELLER[locale],
  });
  return { name: `${page.number}-quote.pdf`, bytes };
}
