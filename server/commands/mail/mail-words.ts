import type { Carrier } from "#lib/domain/production-input.ts";
import { getFormat } from "#lib/i18n/format.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { env } from "#server/env.ts";
import type { MailContent } from "#server/mail/render-mail.ts";

export const MAIL_TEMPLATES = [
  "priced",
  "price_failed",
  "accepted",
  "approved",
  "rework",
  "shipped",
  "delivered",
  "held",
  "resumed",
  "cancelled",
  "message",
] as const;
export type MailTemplate = (typeof MAIL_TEMPLATES)[number];

/** What a mail about an order may say. Dates are told in the workshop's zone. */
export type MailFacts = {
  locale: Locale;
  email: string | null;
  orderId: string;
  number: string;
  totalMinor: number | null;
  validUntil: Date | null;
  promisedAt: Date | null;
  expectedAt: Date | null;
  nextActionAt: Date | null;
  reason: string | null;
  carrier: string | null;
  tracking: string | null;
  author: string | null;
  body: string | null;
};

/** Words of one mail in the order's language: subject with fact and number, state, what next, one button. */
export function mailWords(template: MailTemplate, facts: MailFacts): MailContent {
  const t = getTranslator(facts.locale, "mail");
  const format = getFormat(facts.locale);
  const day = (date: Date | null) => (date ? format.day(date) : "");
  const args = {
    number: facts.number,
    total: facts.totalMinor === null ? "" : format.money(facts.totalMinor),
    until: facts.validUntil ? format.moment(facts.validUntil) : "",
    date: day(facts.nextActionAt),
    reason: facts.reason ?? "",
    tracking: facts.tracking ?? "",
    author: facts.author ?? "Facet",
  };
  const path = template === "priced" ? "quote" : "orders";
  return {
    locale: facts.locale,
    subject: t(`${template}.subject`, args),
    paragraphs: [t("greeting"), t(`${template}.state`, args), facts.body, t(`${template}.next`, args)].filter(
      (line) => line !== null,
    ),
    facts: factRows(template, facts, {
      ...args,
      promised: day(facts.promisedAt),
      expected: day(facts.expectedAt),
    }),
    button: {
      label: template === "priced" ? t("priced.button") : t("open"),
      url: `${env().APP_URL}/${facts.locale}/${path}/${facts.orderId}`,
    },
  };
}

type FactArgs = {
  total: string;
  until: string;
  date: string;
  reason: string;
  tracking: string;
  promised: string;
  expected: string;
};

function factRows(
  template: MailTemplate,
  facts: MailFacts,
  args: FactArgs,
): { label: string; value: string }[] {
  const t = getTranslator(facts.locale, "mail");
  const rows = [
    { label: t("facts.total"), value: args.total },
    { label: t("facts.valid"), value: template === "priced" ? args.until : "" },
    { label: t("facts.carrier"), value: template === "shipped" ? carrierWords(facts) : "" },
    { label: t("facts.tracking"), value: args.tracking },
    { label: t("facts.reason"), value: args.reason },
    { label: t("facts.reminder"), value: args.date },
    { label: t("facts.promised"), value: args.promised },
    { label: t("facts.expected"), value: args.expected },
  ];
  return rows.filter(({ value }) => value !== "");
}

/** Who carries it, in the words of the order's page. */
function carrierWords({ locale, carrier }: MailFacts): string {
  return carrier ? getTranslator(locale, "order")(`carrier.by.${carrier as Carrier}`) : "";
}
