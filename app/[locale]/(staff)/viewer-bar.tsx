import { pageContext } from "#app/page-context.ts";
import { StaffBar, StaffBarShell } from "#components/shell/staff-bar.tsx";
import type { Locale } from "#lib/i18n/locale.ts";

/** The staff bar of whoever is signed in; for others the bare one, since the page itself refuses them. */
export async function ViewerBar({ locale }: { locale: Locale }) {
  const { actor } = await pageContext(locale);
  const { kind } = actor;
  if (kind !== "seller" && kind !== "operator" && kind !== "admin") return <StaffBarShell locale={locale} />;
  return <StaffBar locale={locale} viewer={{ name: actor.name, role: kind }} />;
}
