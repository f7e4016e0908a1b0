import type { Locale } from "#lib/i18n/locale.ts";
import type { AdminOverview } from "#server/queries/admin/admin-overview.ts";
import type { Ledger } from "#server/queries/admin/ledger.ts";
import type { listFailures } from "#server/queries/admin/list-failures.ts";
import type { getMail, listMails } from "#server/queries/admin/list-mails.ts";
import type { listUsers, UserRow } from "#server/queries/admin/list-users.ts";
import type { MetalsPage } from "#server/queries/admin/metals-page.ts";
import type { RulesPage, RulesTrial } from "#server/queries/admin/rules-page.ts";
import type { JobsOverview } from "#server/queries/jobs/jobs-overview.ts";
import type { RunPage, RunRow } from "#server/queries/jobs/list-runs.ts";
import type { RunStep, RunTry, RunView, ShownJson } from "#server/queries/jobs/run-detail.ts";

export type {
  AdminOverview,
  JobsOverview,
  Ledger,
  MetalsPage,
  RulesPage,
  RulesTrial,
  RunPage,
  RunRow,
  RunStep,
  RunTry,
  RunView,
  ShownJson,
  UserRow,
};
export type FailuresPage = Awaited<ReturnType<typeof listFailures>>;
export type FailureRow = FailuresPage["failures"][number];
export type MailsPage = Awaited<ReturnType<typeof listMails>>;
export type MailRow = MailsPage["mails"][number];
export type OneMail = Awaited<ReturnType<typeof getMail>>;
export type UsersPage = Awaited<ReturnType<typeof listUsers>>;

export const ADMIN_SECTIONS = [
  "overview",
  "failures",
  "jobs",
  "metals",
  "rules",
  "users",
  "mail",
  "ledger",
] as const;
export type AdminSection = (typeof ADMIN_SECTIONS)[number];

/** Address of a section of administration, with what its list is narrowed to. */
export function adminPath(
  locale: Locale,
  section: AdminSection,
  query: Record<string, string | null | undefined> = {},
): string {
  const said = Object.entries(query).filter((entry): entry is [string, string] => Boolean(entry[1]));
  const text = new URLSearchParams(said).toString();
  const page = section === "overview" ? "" : `/${section}`;
  return `/${locale}/admin${page}${text ? `?${text}` : ""}`;
}
