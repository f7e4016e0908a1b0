import { describe, expect, it } from "vitest";
import { CARRIERS } from "#lib/domain/production-input.ts";
import { locales } from "#lib/i18n/locale.ts";
import { type MailFacts, mailWords } from "#server/commands/mail/mail-words.ts";

const facts: MailFacts = {
  locale: "ru",
  email: "elena@example.com",
  orderId: "o",
  number: "F-1042-K",
  totalMinor: 5_234_000,
  validUntil: null,
  promisedAt: null,
  expectedAt: null,
  nextActionAt: null,
  reason: null,
  carrier: "cdek",
  tracking: "T123",
  author: null,
  body: null,
};

describe("the mail that a parcel has left", () => {
  it("names the carrier as people call it", () => {
    const { facts: rows } = mailWords("shipped", facts);
    expect(rows).toContainEqual({ label: "Доставка", value: "СДЭК" });
  });

  it("shows no code of a carrier, in any language", () => {
    for (const locale of locales)
      for (const carrier of CARRIERS) {
        const { subject, paragraphs, facts: rows = [] } = mailWords("shipped", { ...facts, locale, carrier });
        expect([subject, ...paragraphs].join(" ")).not.toContain(carrier);
        expect(rows.map(({ value }) => value)).not.toContain(carrier);
        expect(rows).toHaveLength(3);
      }
  });
});
