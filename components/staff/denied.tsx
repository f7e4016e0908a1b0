import type { Locale } from "#lib/i18n/locale.ts";
import { getTranslator } from "#lib/i18n/translator.ts";

type Role = "seller" | "operator" | "admin";

/** A section of another role: which may, and who grants it. */
export function Denied({ locale, own, needed }: { locale: Locale; own: string; needed: readonly Role[] }) {
  const t = getTranslator(locale, "states");
  const role = getTranslator(locale, "staff");
  const first = needed[0] ?? "admin";
  return (
    <main id="main" className="wrap stack" style={{ paddingBlock: "var(--s7)" }}>
      <h1 className="h1">{t("forbidden.title", { needed: role(`role.${first}`) })}</h1>
      <p>{t("forbidden.body", { own: role(`role.${own as Role}`) })}</p>
    </main>
  );
}
