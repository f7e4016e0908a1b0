import { createHash } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database } from "#db/client.ts";
import { mails, users } from "#db/schema/index.ts";
import { defaultLocale, isLocale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";
import { openCustomer } from "#server/commands/account/open-customer.ts";
import { env } from "#server/env.ts";
import { renderMail } from "#server/mail/render-mail.ts";

/**
 * Queues the mail with the link to set a new password. The token stands behind `#` in the link, so that no server
 * log and no referrer ever holds it. Visitors have no address and get nothing.
 */
export async function requestPasswordReset(
  db: Database,
  { userId, token }: { userId: string; token: string },
): Promise<void> {
  await db.transaction(async (tx) => {
    const [user] = await tx.select().from(users).where(eq(users.id, userId));
    if (!user || user.isAnonymous) return;
    const locale = isLocale(user.locale) ? user.locale : defaultLocale;
    const t = getTranslator(locale, "mail");
    const subject = t("passwordReset.subject");
    const content = renderMail({
      locale,
      subject,
      paragraphs: [t("passwordReset.asked"), t("passwordReset.link"), t("passwordReset.notYou")],
      button: { label: t("passwordReset.button"), url: `${env().APP_URL}/${locale}/reset-password#${token}` },
    });
    await tx.insert(mails).values({
      // Staff own no customer: their mail is kept under their own id.
      customerId: user.role === "customer" ? await openCustomer(tx, userId) : userId,
      template: "password_reset",
      locale,
      toAddress: user.email,
      subject,
      ...content,
      dedupeKey: createHash("sha256").update(token).digest("hex"),
    });
  });
}
