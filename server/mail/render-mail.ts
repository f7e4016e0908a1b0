import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

export type MailContent = {
  locale: Locale;
  subject: string;
  /** The state, what somebody wrote, what comes next: plain text, escaped here. */
  paragraphs: readonly string[];
  facts?: readonly { label: string; value: string }[];
  button?: { label: string; url: string };
};

/** One mail as HTML (600 px column, tables, inline styles, both colour schemes) and its plain twin. */
export function renderMail(content: MailContent): { html: string; plain: string } {
  const footer = getTranslator(content.locale, "mail")("footer");
  return { html: html(content, footer), plain: plain(content, footer) };
}

function plain({ paragraphs, facts, button }: MailContent, footer: string): string {
  const rows = facts?.map(({ label, value }) => `${label}: ${value}`).join("\n");
  const link = button && `${button.label}: ${button.url}`;
  return [...paragraphs, rows, link, `-- \n${footer}`].filter(Boolean).join("\n\n");
}

/** On a phone the card takes the whole width. */
const NARROW = "@media (max-width:480px){.around{padding:0 !important}.card{padding:20px !important}}";

function html({ locale, subject, paragraphs, facts, button }: MailContent, footer: string): string {
  const text = paragraphs.map((line) => `<p style="margin:0 0 16px">${lines(line)}</p>`).join("");
  const rows = (facts ?? [])
    .map(
      ({ label, value }) =>
        `<tr><td style="padding:6px 16px 6px 0;color:#5F574C">${escaped(label)}</td><td style="padding:6px 0;font-weight:600">${escaped(value)}</td></tr>`,
    )
    .join("");
  const action = button
    ? `<p style="margin:24px 0"><a href="${escaped(button.url)}" style="background:#1F1B16;color:#FFFFFF;padding:12px 24px;border-radius:6px;text-decoration:none;display:inline-block">${escaped(button.label)}</a></p>`
    : "";
  return `<!doctype html><html lang="${locale}"><head><meta charset="utf-8"><meta name="color-scheme" content="light dark"><title>${escaped(subject)}</title><style>${NARROW}</style></head><body style="margin:0;background:#FAF7F2;color:#1F1B16"><table role="presentation" width="100%" cellpadding="0" cellspacing="0"><tr><td align="center" class="around" style="padding:32px 16px"><table role="presentation" width="600" cellpadding="0" cellspacing="0" style="max-width:600px;width:100%;background:#FFFFFF;border:1px solid #E2DACD"><tr><td class="card" style="padding:32px;font:16px/24px Arial,sans-serif"><p style="margin:0 0 24px;font:600 28px/32px Georgia,serif">Facet</p>${text}<table role="presentation" cellpadding="0" cellspacing="0" style="font:16px/24px Arial,sans-serif">${rows}</table>${action}<p style="margin:24px 0 0;font:13px/18px Arial,sans-serif;color:#5F574C">${escaped(footer)}</p></td></tr></table></td></tr></table></body></html>`;
}

const lines = (text: string) => escaped(text).replaceAll("\n", "<br>");

function escaped(text: string): string {
  return text
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
