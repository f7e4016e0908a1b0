import { paths } from "#components/shell/sections.ts";
import { safePath } from "#lib/domain/safe-path.ts";
import type { Locale } from "#lib/i18n/locale.ts";
import type { DoorWord } from "./post-door.ts";

const HOME = {
  customer: paths.orders,
  seller: paths.sales,
  operator: paths.board,
  admin: paths.admin,
} as const;

/**
 * Leaves the sign-in pages: to where one came from, when that is a page of ours, else to where the role works. A full
 * load, so that nothing of the visitor before stays in memory.
 */
export function leaveSignedIn(locale: Locale, role: DoorWord["role"] = "customer"): void {
  const next = safePath(new URLSearchParams(window.location.search).get("next"));
  window.location.assign(next ?? HOME[role](locale));
}
